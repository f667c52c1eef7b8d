import { paddingOf, TAR_BLOCK, TAR_END_BLOCKS } from '../../lib/shared/tar/format.ts';
import { tarHeader } from '../../lib/shared/tar/tarHeader.ts';
import type { PackSink } from './packSink.ts';

/** What a tar file is written to: a file that the browser opened for writing, or memory. */
export interface TarTarget {
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abort: () => Promise<void>;
}

/** Writes a pack as one tar file. @param root the folder that everything lies in when it is unpacked */
export function tarSink(target: TarTarget, root: string): PackSink {
  return {
    file: async (path, bytes) => {
      await target.write(tarHeader(`${root}/${path}`, bytes.length));
      await target.write(bytes);
      await target.write(new Uint8Array(paddingOf(bytes.length)));
    },
    close: async () => {
      await target.write(new Uint8Array(TAR_END_BLOCKS * TAR_BLOCK));
      await target.close();
    },
    abort: target.abort,
  };
}

/** A tar file that the browser keeps as its own download; the browser moves large blobs to the disk by itself. */
export function downloadTarget(save: (blob: Blob) => void): TarTarget {
  let parts: Blob[] = [];
  return {
    write: (bytes) => {
      parts.push(new Blob([bytes]));
      return Promise.resolve();
    },
    close: () => {
      save(new Blob(parts, { type: 'application/x-tar' }));
      return Promise.resolve();
    },
    abort: () => {
      parts = [];
      return Promise.resolve();
    },
  };
}
