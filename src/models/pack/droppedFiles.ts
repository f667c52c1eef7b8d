import { importing as words } from '../../ui/strings/importing.ts';
import type { ChosenFile } from './chosenFiles.ts';
import { PackError } from './packError.ts';

/** A stick may hold anything; a pack has some ten files and its shards. */
const MOST_FILES = 20_000;

/**
 * The files that were dropped, folders with all that is in them. Call it while the event is handled: afterwards the
 * browser has forgotten them.
 *
 * @throws PackError for more files than a pack can have
 */
export function droppedFiles({ items }: Pick<DataTransfer, 'items'>): Promise<ChosenFile[]> {
  const roots = Array.from(items, (item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  return walkAll(roots);
}

interface Root {
  readonly entry: FileSystemEntry | null;
  /** For browsers without entries: single files only. */
  readonly file: File | null;
}

async function walkAll(roots: readonly Root[]): Promise<ChosenFile[]> {
  const found: ChosenFile[] = [];
  for (const { entry, file } of roots) {
    if (entry !== null) await walk(entry, found);
    else if (file !== null) found.push({ path: file.name, file });
  }
  return found;
}

async function walk(entry: FileSystemEntry, found: ChosenFile[]): Promise<void> {
  if (found.length >= MOST_FILES) throw new PackError(words.problem.tooManyFiles(MOST_FILES));
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // Chrome gives a hundred at a time, and none at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return;
    for (const child of entries) await walk(child, found);
  }
}
