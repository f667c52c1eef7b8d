/** Hashes of bytes as they stream past. The browser's own digest takes whole buffers only. */
import { createMD5, createSHA256 } from 'hash-wasm';

export interface Hashes {
  /** In hex. */
  readonly sha256: string;
  /** Null where it was not asked for. */
  readonly md5: string | null;
}

export interface ContentHash {
  update(bytes: Uint8Array): void;
  /** Ends it; `restart` before more bytes. */
  digest(): Hashes;
  restart(): void;
}

/** @param withMd5 also what tensor-cache.json names weights by; costs as much again */
export async function createContentHash(withMd5: boolean): Promise<ContentHash> {
  const [sha256, md5] = await Promise.all([createSHA256(), withMd5 ? createMD5() : null]);
  return {
    update: (bytes) => {
      sha256.update(bytes);
      md5?.update(bytes);
    },
    digest: () => ({ sha256: sha256.digest(), md5: md5?.digest() ?? null }),
    restart: () => {
      sha256.init();
      md5?.init();
    },
  };
}
