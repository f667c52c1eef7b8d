import { retryAfter } from '../../src/lib/shared/retryAfter.ts';
import { waitBefore } from '../../src/lib/shared/waitBefore.ts';
import { ModelBuildError } from '../errors.ts';
import { MAX_TRIES, MAX_WAIT_MS, pause } from './backOff.ts';
import type { HubEnvironment } from './hubEnvironment.ts';
import { cancelled, statusError, unreachable } from './hubError.ts';

export interface Connection extends Pick<HubEnvironment, 'endpoint' | 'token'> {
  readonly signal?: AbortSignal | undefined;
  /** A server that sends nothing for so long is taken for gone. Default: 30 seconds. */
  readonly idleMs?: number;
  /** In place of waiting, for tests. */
  readonly pause?: typeof pause;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** What identifies the content, without quotes: the Hub's own tag where it names one, else that of the answer. */
  readonly etag: string | null;
  /** The address that answered, after redirects. */
  readonly url: URL;
  /** The body; reading on past `idleMs` of silence, or after a cancellation, throws. */
  chunks(): AsyncGenerator<Uint8Array, void, undefined>;
  /** Ends the transfer of a body that nobody reads. */
  discard(): void;
}

const IDLE_MS = 30_000;
/** The Hub makes one or two. */
const MAX_REDIRECTS = 8;

/**
 * Sends a GET request, follows redirects and tries again where that may help: no answer, 408, 429, 5xx.
 *
 * The token goes to the endpoint's own origin (scheme, host and port) and nowhere else: the storage that the Hub
 * redirects to has signed addresses and must not see it.
 *
 * @param what names the file or repository in errors
 * @param acceptable statuses beside 2xx that are an answer and not an error
 * @throws ModelBuildError `cancelled`, `download-failed`, `access-denied`, `not-found`
 */
export async function request(
  connection: Connection,
  url: URL,
  what: string,
  headers: Readonly<Record<string, string>> = {},
  acceptable: readonly number[] = [],
): Promise<Answer> {
  const wait = connection.pause ?? pause;
  for (let failures = 1; ; failures += 1) {
    let asked: number | null = null;
    let error: ModelBuildError;
    try {
      const answer = await follow(connection, url, what, headers);
      if ((answer.status >= 200 && answer.status < 300) || acceptable.includes(answer.status)) return answer;
      answer.discard();
      error = statusError(answer.status, what, connection.token !== null);
      if (answer.status !== 408 && answer.status !== 429 && answer.status < 500) throw error;
      asked = retryAfter(answer.headers);
    } catch (cause) {
      if (connection.signal?.aborted === true) throw cancelled();
      if (cause instanceof ModelBuildError) throw cause;
      error = unreachable(what, cause);
    }
    if (failures === MAX_TRIES || (asked !== null && asked > MAX_WAIT_MS)) throw error;
    await wait(waitBefore(failures, asked), connection.signal);
  }
}

async function follow(
  connection: Connection,
  first: URL,
  what: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const home = new URL(connection.endpoint).origin;
  let url = first;
  let linked: string | null = null;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const token = url.origin === home ? connection.token : null;
    const answer = await once(connection, url, {
      ...headers,
      // Compressed on the way, lengths and ranges would count other bytes than those of the file.
      'accept-encoding': 'identity',
      'user-agent': 'chatdoctor-web model-build',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    });
    if (url.origin === home) linked ??= tag(answer.headers.get('x-linked-etag'));
    const location = answer.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === null) {
      return linked === null ? answer : { ...answer, etag: linked };
    }
    answer.discard();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
    if (next === null || (next.protocol !== 'https:' && next.protocol !== url.protocol)) {
      throw redirectError(
        what,
        `The server redirects to ${JSON.stringify(location.slice(0, 100))}, which is not followed.`,
      );
    }
    url = next;
  }
  throw redirectError(what, `The server redirects more than ${MAX_REDIRECTS} times.`);
}

async function once(connection: Connection, url: URL, headers: Record<string, string>): Promise<Answer> {
  const { signal, idleMs = IDLE_MS } = connection;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (signal?.aborted === true) throw cancelled();
  signal?.addEventListener('abort', abort, { once: true });
  const forget = (): void => signal?.removeEventListener('abort', abort);
  // A timer for each wait: for the head of the answer, then for each piece of the body.
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    const silence = new Error(`the server was silent for ${idleMs / 1000} seconds`);
    const timer = setTimeout(() => controller.abort(silence), idleMs);
    try {
      return await work;
    } catch (cause) {
      throw controller.signal.reason === silence ? silence : cause;
    } finally {
      clearTimeout(timer);
    }
  };
  let response: Response;
  try {
    response = await guarded(fetch(url, { headers, redirect: 'manual', signal: controller.signal }));
  } catch (cause) {
    forget();
    throw cause;
  }
  return {
    status: response.status,
    headers: response.headers,
    etag: tag(response.headers.get('etag')),
    url,
    discard: () => {
      forget();
      controller.abort();
    },
    chunks: async function* () {
      const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
      try {
        while (reader !== undefined) {
          const { done, value } = await guarded(reader.read());
          if (done) return;
          yield value;
        }
      } catch (cause) {
        throw signal?.aborted === true ? cancelled() : cause;
      } finally {
        forget();
        // A reader that stopped early would leave the connection open; for a finished one this does nothing.
        controller.abort();
      }
    },
  };
}

function tag(header: string | null): string | null {
  return header === null ? null : header.replace(/^W\//, '').replaceAll('"', '');
}

function redirectError(file: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'download-failed',
    file,
    message,
    remedy: 'Check HF_ENDPOINT, or whether a proxy stands between here and the Hub.',
  });
}
