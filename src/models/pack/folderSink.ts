import { importing as words } from '../../ui/strings/importing.ts';
import { PackError } from './packError.ts';
import type { PackSink } from './packSink.ts';

/**
 * Writes a pack into a new folder in the folder that a person chose.
 *
 * @throws PackError where there is one of that name: what is in it is not this page's to change
 */
export async function folderSink(chosen: FileSystemDirectoryHandle, name: string): Promise<PackSink> {
  const there = await chosen.getDirectoryHandle(name).then(
    () => true,
    () => false,
  );
  if (there) throw new PackError(words.problem.exists(name));
  return {
    file: async (path, bytes) => {
      const parts = [name, ...path.split('/')];
      let folder = chosen;
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
      const handle = await folder.getFileHandle(parts.at(-1) ?? '', { create: true });
      const writable = await handle.createWritable();
      await writable.write(bytes);
      await writable.close();
    },
    close: () => Promise.resolve(),
    abort: () => chosen.removeEntry(name, { recursive: true }),
  };
}
