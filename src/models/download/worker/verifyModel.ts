import { causeText } from '../../../engine/commonErrors.ts';
import type { ModelFile } from '../../storage/modelRecord.ts';
import type { ModelStorage } from '../../storage/modelStorage.ts';
import { filesMissingError } from '../../../engine/fileErrors.ts';
import type { DownloadProgress } from '../protocol.ts';
import { createContentHash } from './contentHash.ts';

const MISSING = 'missing';
/** A person sees no more. */
const EVERY_BYTES = 1 << 23;

/** Why a stored file is not the listed one; null where it is. @param onBytes what has been read */
async function damageOf(
  storage: ModelStorage,
  file: ModelFile,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<string | null> {
  const stored = await storage.look(file);
  const stream = await storage.read(file);
  if (stored === null || stream === null) return MISSING;
  const hash = await createContentHash(file.md5 !== null);
  let size = 0;
  try {
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
      signal.throwIfAborted();
      hash.update(chunk);
      size += chunk.length;
      onBytes(chunk.length);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return `unreadable: ${causeText(error)}`;
  }
  const found = hash.digest();
  if (file.bytes !== null && size !== file.bytes) return `${size} bytes`;
  // Where no list knows a hash, what was measured on arrival is what there is to go by.
  const sha256 = file.sha256 ?? (file.md5 === null ? stored.sha256 : null);
  if (sha256 !== null && found.sha256 !== sha256) return 'other bytes';
  return file.md5 !== null && found.md5 !== file.md5 ? 'other bytes' : null;
}

/**
 * Reads every stored byte of a model, and marks what is not as listed as damaged.
 *
 * @returns names of the damaged and missing files
 * @throws EngineError `files-missing` where nothing of the model is stored
 */
export async function verifyModel(
  weightsUrl: string,
  storage: ModelStorage,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<string[]> {
  const record = await storage.record(weightsUrl);
  if (record === null) throw filesMissingError([weightsUrl]);
  const totalBytes = record.files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  let loadedBytes = 0;
  let told = 0;
  onProgress({ phase: 'verify', loadedBytes, totalBytes });
  const bad: ModelFile[] = [];
  const damaged: string[] = [];
  for (const file of record.files) {
    const damage = await damageOf(storage, file, signal, (count) => {
      loadedBytes += count;
      if (loadedBytes - told < EVERY_BYTES) return;
      told = loadedBytes;
      onProgress({ phase: 'verify', loadedBytes, totalBytes });
    });
    if (damage === null) continue;
    bad.push(file);
    if (damage !== MISSING) damaged.push(file.url);
  }
  await storage.putRecord({ ...record, damaged });
  return bad.map(({ name }) => name);
}
