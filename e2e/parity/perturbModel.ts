/** A copy of a model folder in which one block of weights is wrong: what the parity test must notice. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Shard {
  dataPath: string;
  md5sum?: string;
  records: { name: string; nbytes: number; byteOffset: number }[];
}

/**
 * Turns 32 words (8 groups of 32 weights) of one tensor around: q becomes 14 - q, which is -w for every weight w, as a
 * shader that reads the wrong block would have it.
 *
 * @param folder stays as it is. @param tensor without its `.q_weight`.
 */
export function perturbModel(
  folder: string,
  tensor: string,
): { readonly folder: string; readonly remove: () => void } {
  const copy = mkdtempSync(join(tmpdir(), 'perturbed-model-'));
  cpSync(folder, copy, { recursive: true });
  const cacheFile = join(copy, 'tensor-cache.json');
  const cache = JSON.parse(readFileSync(cacheFile, 'utf8')) as { records: Shard[] };
  for (const shard of cache.records) {
    const record = shard.records.find(({ name }) => name === `${tensor}.q_weight`);
    if (record === undefined) continue;
    const file = join(copy, shard.dataPath);
    const bytes = readFileSync(file);
    const start = record.byteOffset + Math.floor(record.nbytes / 8) * 4;
    for (let at = start; at < start + 128; at += 4)
      bytes.writeUInt32LE(0xeeeeeeee - bytes.readUInt32LE(at), at);
    writeFileSync(file, bytes);
    shard.md5sum = createHash('md5').update(bytes).digest('hex');
    writeFileSync(cacheFile, JSON.stringify(cache));
    // It holds the hash of the right bytes: the downloader would refuse these.
    rmSync(join(copy, 'manifest.json'));
    return { folder: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
  }
  rmSync(copy, { recursive: true, force: true });
  throw new Error(`${folder} has no tensor ${tensor}.q_weight`);
}
