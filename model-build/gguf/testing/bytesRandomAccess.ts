import type { RandomAccess } from '../randomAccess.ts';

/** What openRandomAccess gives, over bytes in memory. */
export function bytesRandomAccess(file: string, bytes: Uint8Array): RandomAccess {
  return {
    file,
    size: bytes.length,
    readAt: (position, target) => {
      if (position < 0 || position + target.length > bytes.length) {
        return Promise.reject(new RangeError(`read of ${target.length} bytes at ${position}`));
      }
      target.set(bytes.subarray(position, position + target.length));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
