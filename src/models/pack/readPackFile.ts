import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { toHex } from '../../lib/shared/toHex.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import { PackError } from './packError.ts';
import type { PackFile } from './packFile.ts';

/** A shard has 32 MiB, or one tensor: 268 MB for a vocabulary of 128,256 at a width of 4096. */
const MOST_BYTES = 1_073_741_824;

export interface ReadFile {
  readonly bytes: ArrayBuffer;
  /** In hex. */
  readonly sha256: string;
}

/** What a list says of a file; null where it does not say. */
export interface Listed {
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** @throws PackError for a size that is not the listed one, before anything is read */
export function checkSize({ path, blob }: PackFile, listed: Pick<Listed, 'bytes'>): void {
  if (listed.bytes !== null && blob.size !== listed.bytes) {
    throw new PackError(words.problem.size(path, blob.size, listed.bytes));
  }
  if (blob.size > MOST_BYTES) {
    throw new PackError(words.problem.large(path, formatBytes(blob.size), formatBytes(MOST_BYTES)));
  }
}

/**
 * A file whole, with its hash: what is stored later are the very bytes that were hashed.
 *
 * @throws PackError where it cannot be read, or is not what the list says
 */
export async function readPackFile(file: PackFile, listed: Listed): Promise<ReadFile> {
  checkSize(file, listed);
  const bytes = await file.blob.arrayBuffer().catch((cause: unknown) => {
    throw new PackError(words.problem.unreadable(file.path), cause);
  });
  const sha256 = toHex(await crypto.subtle.digest('SHA-256', bytes));
  if (listed.sha256 !== null && sha256 !== listed.sha256) throw new PackError(words.problem.hash(file.path));
  return { bytes, sha256 };
}
