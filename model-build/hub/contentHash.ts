import { createHash } from 'node:crypto';
import type { ListedFile } from './listRepository.ts';

export interface ContentHash {
  update(bytes: Uint8Array): void;
  /** Whether the bytes are those that the repository lists. */
  matches(): boolean;
}

/** The hash by which a repository names a file: SHA-256 for a large one, git's own for the others. */
export function contentHash({
  sha256,
  gitOid,
  bytes,
}: Pick<ListedFile, 'sha256' | 'gitOid' | 'bytes'>): ContentHash {
  const hash = createHash(sha256 === null ? 'sha1' : 'sha256');
  if (sha256 === null) hash.update(`blob ${bytes}\0`);
  return {
    update: (chunk) => void hash.update(chunk),
    matches: () => hash.digest('hex') === (sha256 ?? gitOid),
  };
}
