import type { PartialFile, PartialNote } from './partialFile.ts';

/** A part that only this tab has. */
export function memoryPartial(): PartialFile {
  let note: PartialNote | null = null;
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const forget = (): void => {
    pieces = [];
    size = 0;
  };
  return {
    get note() {
      return note;
    },
    size: () => size,
    *chunks() {
      yield* pieces;
    },
    begin(next) {
      forget();
      note = next;
    },
    append(bytes) {
      pieces.push(new Uint8Array(bytes));
      size += bytes.length;
    },
    whole: () => Promise.resolve(new Blob(pieces)),
    close: () => undefined,
    discard: () => {
      forget();
      return Promise.resolve();
    },
  };
}
