import type { ModelFile, StoredFile } from './modelStorage.ts';

/**
 * Whether a stored file is the one that the list names, as far as the two know the same things of it. A copy that says
 * nothing of itself is no evidence where the list knows a hash.
 */
export function isWhole(file: Pick<ModelFile, 'bytes' | 'sha256' | 'md5'>, stored: StoredFile): boolean {
  if (file.bytes !== null && stored.bytes !== null && file.bytes !== stored.bytes) return false;
  if (file.sha256 !== null) return stored.sha256 === file.sha256;
  if (file.md5 !== null) return stored.md5 === file.md5;
  return true;
}
