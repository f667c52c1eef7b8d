import { folderSink } from './folderSink.ts';
import type { PackSink } from './packSink.ts';
import { downloadTarget, tarSink } from './tarSink.ts';
import type { TarTarget } from './tarSink.ts';

/** `folder` and `file` are of the person's choice, where the browser lets pages write there; `download` is for all. */
export type SinkKind = 'folder' | 'file' | 'download';

/** Chrome's and Edge's dialogs, which the types of the language do not know yet. */
interface Pickers {
  readonly showDirectoryPicker?: (options: {
    readonly id: string;
    readonly mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
  readonly showSaveFilePicker?: (options: {
    readonly id: string;
    readonly suggestedName: string;
  }) => Promise<FileSystemFileHandle>;
}

const ID = 'chatdoctor-export';

/** Null where this browser has no such dialog. */
export function pickerOf(kind: 'folder' | 'file'): object | null {
  const { showDirectoryPicker, showSaveFilePicker } = globalThis as Pickers;
  return (kind === 'folder' ? showDirectoryPicker : showSaveFilePicker) ?? null;
}

/**
 * Asks where an export is to go. Null where the person closed the dialog.
 *
 * @returns a sink for a pack of a name
 */
export async function openSink(
  kind: SinkKind,
  suggested: string,
  save: (name: string, blob: Blob) => void,
): Promise<((name: string) => Promise<PackSink>) | null> {
  const pickers = globalThis as Pickers;
  try {
    if (kind === 'folder') {
      const chosen = await pickers.showDirectoryPicker?.({ id: ID, mode: 'readwrite' });
      return chosen === undefined ? null : (name) => folderSink(chosen, name);
    }
    if (kind === 'file') {
      const handle = await pickers.showSaveFilePicker?.({ id: ID, suggestedName: `${suggested}.tar` });
      if (handle === undefined) return null;
      const target = fileTarget(await handle.createWritable());
      return (name) => Promise.resolve(tarSink(target, name));
    }
    return (name) => {
      const target = downloadTarget((blob) => save(`${name}.tar`, blob));
      return Promise.resolve(tarSink(target, name));
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** What is written appears when it is closed, and not at all where it is aborted. */
function fileTarget(writable: FileSystemWritableFileStream): TarTarget {
  return {
    write: (bytes) => writable.write(bytes),
    close: () => writable.close(),
    abort: () => writable.abort(),
  };
}
