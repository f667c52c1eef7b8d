import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelGeometry } from '../config/geometry.ts';
import { modelParameters } from '../config/parameters.ts';
import type { WeightSource } from '../config/weightSource.ts';
import { throwIfCancelled } from '../errors.ts';
import { makeFolder } from '../makeFolder.ts';
import { baseWeights } from '../model/baseModel.ts';
import { headerBytes } from '../safetensors/headerBytes.ts';
import { BLOCK_WEIGHTS } from '../shards/quantizeParameter.ts';
import { configFromGeometry } from './configFromGeometry.ts';

/** transformers wants a number of positions; a GGUF file may leave it out. */
const UNSTATED_CONTEXT = 2048;

export interface ModelToWrite {
  readonly geometry: ModelGeometry;
  readonly source: WeightSource;
  /** For tokenizer.json and tokenizer_config.json. */
  readonly tokenizer: { readonly tokenizer: object; readonly config: object };
  /** Positions, in tokens; Infinity where the source states none. */
  readonly maxContext: number;
  /** Tokens that end an answer; the geometry's eosId where it is the only one. */
  readonly endIds?: readonly number[];
}

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined;
  /** Weights written so far, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes a model as Hugging Face's transformers reads it, weights in f32 in one file, so that nothing is rounded. Whatever
 * model-build reads can so be trained on, or computed with, elsewhere.
 *
 * Memory: a block of a million weights.
 *
 * @param folder must not exist; half a folder is left where it fails
 */
export async function writeModel(
  folder: string,
  { geometry, source, tokenizer, maxContext, endIds }: ModelToWrite,
  { signal, onProgress }: WriteOptions = {},
): Promise<void> {
  await makeFolder(folder);
  const json = (name: string, content: object) =>
    writeFile(path.join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`);
  const positions = Number.isFinite(maxContext) ? maxContext : UNSTATED_CONTEXT;
  await json('config.json', configFromGeometry(geometry, 'float32', positions));
  await json('generation_config.json', {
    bos_token_id: geometry.bosId,
    eos_token_id: endIds !== undefined && endIds.length > 1 ? endIds : geometry.eosId,
    pad_token_id: geometry.padId,
  });
  await json('tokenizer.json', tokenizer.tokenizer);
  await json('tokenizer_config.json', tokenizer.config);
  const weights = baseWeights(modelParameters(geometry));
  const total = weights.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  let done = 0;
  const handle = await open(path.join(folder, 'model.safetensors'), 'wx');
  try {
    const header = headerBytes(
      weights.map(({ weight, rows, columns }) => ({
        name: weight,
        dtype: 'F32',
        shape: weight.endsWith('norm.weight') ? [columns] : [rows, columns],
      })),
    );
    await handle.appendFile(header);
    for (const { weight, rows, columns } of weights) {
      const blockRows = Math.max(1, Math.floor(BLOCK_WEIGHTS / columns));
      const block = new Float32Array(Math.min(blockRows, rows) * columns);
      for (let first = 0; first < rows; first += blockRows) {
        throwIfCancelled(signal);
        const count = Math.min(blockRows, rows - first);
        await source.readRows(weight, first, count, block);
        await handle.appendFile(new Uint8Array(block.buffer, 0, count * columns * 4));
        done += count * columns;
        onProgress?.(done, total);
      }
    }
  } finally {
    await handle.close();
  }
}
