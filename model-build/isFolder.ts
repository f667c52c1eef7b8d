import { stat } from 'node:fs/promises';

/** False where there is nothing, something else, or nothing that may be looked at. */
export async function isFolder(where: string): Promise<boolean> {
  return (await stat(where).catch(() => null))?.isDirectory() === true;
}
