import { ModelBuildError } from '../errors.ts';
import { serveStatic, type ServeOptions, type StaticServer } from '../serve/serveStatic.ts';

/** So many ports after the usual one are tried. */
const TRIES = 20;

/**
 * Serves on the port that was asked for, and on no other; where none was, on the usual one or the next that is free.
 *
 * @throws ModelBuildError `io` where the port cannot be had.
 */
export async function serveOnFreePort(
  options: Omit<ServeOptions, 'port'>,
  asked: number | null,
  usual: number,
): Promise<StaticServer> {
  const ports = asked === null ? Array.from({ length: TRIES }, (_, i) => usual + i) : [asked];
  let cause: unknown;
  for (const port of ports) {
    try {
      return await serveStatic({ ...options, port });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      cause = error;
    }
  }
  const denied = (cause as NodeJS.ErrnoException).code === 'EACCES';
  throw new ModelBuildError({
    code: 'io',
    message:
      asked === null
        ? `The ports ${usual} to ${usual + TRIES - 1} are all taken.`
        : `Port ${asked} ${denied ? 'may not be used by this account' : 'is taken by another program'}.`,
    remedy: 'Choose another one with --port N (0 takes any that is free).',
    cause,
  });
}
