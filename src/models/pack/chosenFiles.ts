import { importing as words } from '../../ui/strings/importing.ts';
import { PackError } from './packError.ts';
import { safePath } from './packFile.ts';
import type { PackFile } from './packFile.ts';
import { tarFiles } from './tarFiles.ts';

/** What a person chose: the files of a folder, one archive, or single files. */
export interface ChosenFile {
  /** In the folder that was chosen; the name alone where single files were. */
  readonly path: string;
  readonly file: File;
}

/** The files of a file field. Browsers name the path of each file of a folder. */
export function fieldFiles(files: Iterable<File>): ChosenFile[] {
  return Array.from(files, (file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
}

/** The files of a pack; a single .tar file is looked into. @throws PackError */
export async function chosenFiles(chosen: readonly ChosenFile[], signal: AbortSignal): Promise<PackFile[]> {
  const [only] = chosen;
  if (chosen.length === 1 && only !== undefined && /\.tar$/i.test(only.file.name)) {
    return tarFiles(only.file, signal);
  }
  return chosen.map(({ path, file }) => {
    const safe = safePath(path);
    if (safe === null) throw new PackError(words.problem.unreadable(path.slice(0, 120)));
    return { path: safe, blob: file };
  });
}
