import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { hashFile } from '../verify/hashFile.ts';
import { readFolder } from '../verify/verifyFolder.ts';
import type { Settings } from './answers/settings.ts';

export interface BuiltFiles {
  readonly id: string;
  readonly folder: string;
  readonly quantization: Quantization;
  /** Null where no library runs. */
  readonly library: string | null;
}

/** What an evaluation records of the model: names as the build left them, and hashes of what is there now. */
export async function modelFacts({
  id,
  folder,
  quantization,
  library,
}: BuiltFiles): Promise<Settings['model']> {
  const { manifest, cache } = await readFolder(folder);
  const shards = cache.records.map(({ dataPath }) => dataPath);
  const all = createHash('sha256');
  for (const name of ['mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json', ...shards].toSorted()) {
    all.update(`${name} ${(await hashFile(path.join(folder, name))).sha256}\n`);
  }
  return {
    id,
    quantization,
    base: manifest?.source.base?.name ?? manifest?.source.name ?? null,
    adapter: manifest?.source.adapter?.name ?? null,
    weightsSha256: all.digest('hex'),
    librarySha256: library === null ? null : (await hashFile(library)).sha256,
  };
}
