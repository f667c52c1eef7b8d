import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from './errors.ts';

/**
 * Makes a folder and those above it; one that is there already is left as it is. Node's own `recursive` tries for ever
 * where a folder exists and takes no other, such as /proc.
 *
 * @throws ModelBuildError `target-invalid` for such a place; otherwise the file system's error
 */
export async function makeFolder(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  if (await make(folder)) return;
  if (parent !== folder) await makeFolder(parent);
  if (await make(folder)) return;
  throw new ModelBuildError({
    code: 'target-invalid',
    file: folder,
    message: `${parent} takes no folders.`,
    remedy: 'Choose another target folder.',
  });
}

/** @returns false where the folder above is missing */
async function make(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') return false;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return true;
    throw cause;
  }
}
