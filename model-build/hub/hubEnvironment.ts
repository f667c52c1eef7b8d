import { homedir } from 'node:os';
import path from 'node:path';
import { HUB } from '../../src/lib/shared/repositoryName.ts';
import { ModelBuildError } from '../errors.ts';

/** How the Hub is reached. The names of the variables are those of Hugging Face's own tools. */
export interface HubEnvironment {
  /** Without a slash at its end. */
  readonly endpoint: string;
  /** For gated and private repositories; sent to the endpoint alone. */
  readonly token: string | null;
  /** Holds one folder for each repository. */
  readonly cache: string;
  /** Nothing is asked for; only the cache is read. */
  readonly offline: boolean;
}

/**
 * Reads HF_ENDPOINT, HF_TOKEN, HF_HUB_CACHE (else HF_HOME, else XDG_CACHE_HOME, else the home folder) and
 * HF_HUB_OFFLINE.
 *
 * @throws ModelBuildError `usage` for an endpoint that is no address, or that a token would travel to in the clear
 */
export function hubEnvironment(env: Readonly<Record<string, string | undefined>>): HubEnvironment {
  const endpoint = (env['HF_ENDPOINT'] || HUB).replace(/\/+$/, '');
  const token = env['HF_TOKEN']?.trim() || null;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    url.search !== ''
  ) {
    throw endpointError(
      `HF_ENDPOINT is ${JSON.stringify(endpoint)}, which is no plain http or https address.`,
    );
  }
  if (token !== null && url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    throw endpointError('HF_ENDPOINT is an http address: HF_TOKEN would be readable on the way there.');
  }
  if (token !== null && !/^[\x21-\x7e]+$/.test(token)) {
    throw endpointError('HF_TOKEN holds a character that no token has, such as a space or a line break.');
  }
  const home =
    env['HF_HOME'] || path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'huggingface');
  return {
    endpoint,
    token,
    cache: path.resolve(env['HF_HUB_CACHE'] || path.join(home, 'hub')),
    offline: /^(?:1|on|yes|true)$/i.test(env['HF_HUB_OFFLINE'] ?? ''),
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d+){3}$/.test(host);
}

function endpointError(message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'usage',
    message,
    remedy: 'Correct the variable or unset it, then run the same command again.',
  });
}
