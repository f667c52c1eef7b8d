import { parseArgs } from 'node:util';
import { ModelBuildError } from '../errors.ts';

export interface StartOptions {
  readonly help: boolean;
  /** Prepare everything and end, such as before taking the machine off the network. */
  readonly prepareOnly: boolean;
  /** Null: the usual one, or the next that is free. */
  readonly port: number | null;
}

export const DEFAULT_PORT = 4173;

export const START_HELP = `Usage: npm start -- [options]

Builds the demonstration model and the page where they are missing or out of date, then serves them to
this machine alone. The first run needs the package registries (npm and PyPI); later ones need no network.

  --port N      serve on this port (default: ${DEFAULT_PORT}, or the next that is free; the variable PORT does the same).
                A browser keeps conversations and models by address, and the port is part of it.
  --prepare     build everything, then end without serving
  --help        this text

Ctrl-C ends it.`;

/**
 * @param args what stands behind `npm start --`.
 * @throws ModelBuildError `usage`
 */
export function readStartOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const { help = false, prepare = false, port } = parse(args);
  const given = port ?? (environment['PORT'] === '' ? undefined : environment['PORT']);
  return { help, prepareOnly: prepare, port: given === undefined ? null : readPort(given) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        prepare: { type: 'boolean' },
        port: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw usage(cause instanceof Error ? cause.message : String(cause));
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw usage(`${JSON.stringify(text)} is no port.`);
  return port;
}

function usage(message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'usage',
    message,
    remedy: 'See npm start -- --help. A port is a number from 0 (any that is free) to 65535.',
  });
}
