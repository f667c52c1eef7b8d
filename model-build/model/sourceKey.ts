import { stat } from 'node:fs/promises';
import { fileError } from '../shards/fileError.ts';
import type { InputFolder } from './hashInputs.ts';

/**
 * What the inputs are, without reading them: a repository's commit, or of files of this machine their sizes and the times
 * of their last changes, in nanoseconds. A file that was copied, touched or renamed counts as another one; the second of
 * the two times also shows a change that set the first one back.
 */
export async function sourceKey(folders: readonly InputFolder[]): Promise<string> {
  const states: (readonly string[])[] = [];
  for (const { prefix, folder, files } of folders) {
    for (const name of files) {
      const state = folder.revision === null ? await stateOf(await folder.path(name)) : folder.revision;
      states.push([prefix, folder.name, name, state]);
    }
  }
  return JSON.stringify(states);
}

async function stateOf(file: string): Promise<string> {
  try {
    const { size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return `${size} ${mtimeNs} ${ctimeNs}`;
  } catch (cause) {
    throw fileError(cause, file);
  }
}
