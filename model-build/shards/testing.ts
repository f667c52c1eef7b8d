/** A small model from nothing but a seed, ready to be built, and folders to build it in. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { chatConfig } from '../config/chatConfig.ts';
import { modelParameters } from '../config/parameters.ts';
import type { WeightSource } from '../config/weightSource.ts';
import { SMALL_GEOMETRY, smallWeights } from '../gguf/testing/smallModel.ts';
import type { ModelFolderOptions } from './buildModelFolder.ts';

const parameters = modelParameters(SMALL_GEOMETRY);
const WINDOWS = { contextWindowSize: 256, prefillChunkSize: 64 };

export const smallSource: WeightSource = {
  readRows: (weight, firstRow, count, into) => {
    const { columns } = parameters.find(({ parts }) => parts.some((part) => part.weight === weight)) ?? {
      columns: 0,
    };
    const all = smallWeights(weight, firstRow + count, columns);
    into.set(all.subarray(firstRow * columns));
    return Promise.resolve();
  },
};

export function smallBuild(target: string, quantization: Quantization = 'q4f16_1'): ModelFolderOptions {
  return {
    target,
    quantization,
    parameters,
    source: smallSource,
    sourceKey: 'small',
    config: chatConfig({
      geometry: SMALL_GEOMETRY,
      quantization,
      windows: WINDOWS,
      template: 'chatml',
      tokenizerInfo: {
        token_postproc_method: 'byte_level',
        prepend_space_in_encode: false,
        strip_space_in_decode: false,
      },
      tokenizer: {},
    }),
    tokenizer: { tokenizer: { version: '1.0' }, config: {} },
    provenance: { name: 'small', license: null, inputs: [] },
  };
}

/** Runs with a folder that is removed afterwards. */
export async function withTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'model-build-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** SHA-256 of every file by name. */
export async function folderHashes(folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    hashes[name] = createHash('sha256')
      .update(await readFile(path.join(folder, name)))
      .digest('hex');
  }
  return hashes;
}
