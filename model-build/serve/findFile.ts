import { stat } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  readonly file: string;
  readonly size: number;
  readonly modified: Date;
}

/** <name>/resolve/main/<file>: the form of address that WebLLM asks for, as on Hugging Face. */
const MODEL_FILE = /^models\/([^/]+)\/resolve\/main\/([^/]+)$/;

/**
 * Finds what a path below the base stands for: a file of a built model, or one of the page. A folder stands for its
 * index.html.
 *
 * @param where decoded, without a slash at its start.
 * @returns null where there is no such file, and for every path that could lead out of the two folders or to a hidden
 *   file.
 */
export async function findFile(
  where: string,
  dist: string | null,
  models: string | ReadonlyMap<string, string>,
): Promise<FoundFile | null> {
  const [, name = '', file = ''] = MODEL_FILE.exec(where) ?? [];
  // Built models come first; dist may hold a copy of one (npm run build -- --with-model).
  const found =
    typeof models === 'string'
      ? await fileBelow(models, [name, file])
      : await fileBelow(models.get(name) ?? null, [file]);
  if (found !== null) return found;
  const segments = where.split('/');
  if (segments.at(-1) === '') segments[segments.length - 1] = 'index.html';
  return fileBelow(dist, segments);
}

async function fileBelow(folder: string | null, segments: readonly string[]): Promise<FoundFile | null> {
  if (folder === null) return null;
  // A segment that starts with a dot is "..", "." or hidden; separators and drive letters of Windows, and NUL, have
  // no place in a name either.
  if (segments.some((segment) => segment === '' || segment.startsWith('.') || /[\\:\0]/.test(segment)))
    return null;
  return fileAt(path.join(folder, ...segments));
}

/** A file by its own path; null where there is none. */
export async function fileAt(file: string): Promise<FoundFile | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? { file, size: found.size, modified: found.mtime } : null;
  } catch {
    return null;
  }
}
