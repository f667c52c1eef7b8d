import { causeText } from '../../../engine/commonErrors.ts';
import type { ModelFile } from '../../storage/modelRecord.ts';
import type { ModelStorage } from '../../storage/modelStorage.ts';
import { createContentHash } from './contentHash.ts';
import type { Hashes } from './contentHash.ts';
import { wrongBytesError } from './downloadErrors.ts';
import { fetchFile, startOver } from './fetchFile.ts';
import type { Transfer } from './fetchFile.ts';
import { openPartialFile } from './partialFile.ts';
import type { PartialFile } from './partialFile.ts';
import type { ProgressMeter } from './progressMeter.ts';

export interface DownloadTools {
  readonly storage: ModelStorage;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal;
}

/** The part of an earlier run is of use where it is the beginning of this very file, and can be told to be in the end. */
function canGoOn(partial: PartialFile, file: ModelFile): boolean {
  const { note } = partial;
  if (note === null || (file.bytes !== null && partial.size() > file.bytes)) return false;
  const same = note.bytes === file.bytes && note.sha256 === file.sha256 && note.md5 === file.md5;
  return same && (file.sha256 !== null || file.md5 !== null || note.etag !== null);
}

function mismatch(file: ModelFile, found: Hashes): string | null {
  if (file.sha256 !== null && file.sha256 !== found.sha256) {
    return `${file.url}: SHA-256 is ${found.sha256}, listed ${file.sha256}`;
  }
  if (file.sha256 === null && file.md5 !== null && file.md5 !== found.md5) {
    return `${file.url}: MD5 is ${found.md5 ?? 'unknown'}, listed ${file.md5}`;
  }
  return null;
}

/**
 * Downloads one file into storage, through a partial file that a later call takes up where it ends, and hashes it as it
 * comes. Bytes that are not the listed ones are thrown away and fetched once more.
 *
 * @throws EngineError `integrity`, and what fetchFile and storage throw; the part stays where it may be of use
 */
export async function downloadFile(
  file: ModelFile,
  { storage, meter, signal }: DownloadTools,
): Promise<void> {
  const hash = await createContentHash(file.sha256 === null && file.md5 !== null);
  const partial = await openPartialFile(file.url);
  const transfer: Transfer = { file, partial, hash, meter, signal, restarts: 0 };
  try {
    if (canGoOn(partial, file)) {
      for (const chunk of partial.chunks()) {
        signal.throwIfAborted();
        hash.update(chunk);
      }
      meter.add(partial.size(), false);
    } else {
      startOverSilently(transfer);
    }
    let wrong: string | null = null;
    for (let round = 1; round <= 2; round += 1) {
      await fetchFile(transfer);
      const found = hash.digest();
      wrong = mismatch(file, found);
      if (wrong === null) {
        const whole = await partial.whole();
        await storage.put(file, whole, { bytes: whole.size, ...found });
        await partial.discard();
        return;
      }
      startOver(transfer, null);
    }
    throw wrongBytesError(file.name, causeText(wrong));
  } catch (error) {
    // What is counted is what is in hand for the rest of this run.
    meter.add(-partial.size(), false);
    partial.close();
    throw error;
  }
}

/** Nothing of it was counted yet. */
function startOverSilently({ file: { url, bytes, sha256, md5 }, partial }: Transfer): void {
  partial.begin({ url, etag: null, bytes, sha256, md5 });
}
