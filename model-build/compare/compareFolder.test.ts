import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUANTIZATIONS, type Quantization } from '../../src/lib/shared/catalogue.ts';
import { GROUP_SIZE } from '../config/parameters.ts';
import { readMatrixRows } from '../config/storedSource.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { localFolder } from '../hub/localFolder.ts';
import type { BuildPlan } from '../model/planBuild.ts';
import { GOLDEN, goldenFiles, joinSafetensors, memoryFolder, splitSafetensors } from '../model/testing.ts';
import { groupScale, MAX_LEVEL, ROUND_F16, ROUND_F32, weightLevel } from '../quantize/definition.ts';
import { openSafetensors } from '../safetensors/openTensors.ts';
import { storedMatrix } from '../safetensors/storedMatrix.ts';
import type { TensorCache } from '../shards/tensorCache.ts';
import { withTemporaryFolder } from '../shards/testing.ts';
import { readFolder } from '../verify/verifyFolder.ts';
import { compareFolder, type CompareOptions, type FolderComparison } from './compareFolder.ts';
import { buildGolden, planGolden } from './testing.ts';

const WEIGHT = 'model.layers.1.mlp.down_proj';
const SHARD = 'params_shard_0.bin';

const plans: BuildPlan[] = [];
afterAll(() => Promise.all(plans.map((plan) => plan.close())));

const SOURCES = { base: 'base-untied', adapter: 'plain' };

async function plan(base: string | SourceFolder, quantization: Quantization): Promise<BuildPlan> {
  const made = await planGolden({ ...SOURCES, base }, quantization);
  plans.push(made);
  return made;
}

let built: Record<Quantization, BuildPlan>;
beforeAll(async () => {
  built = {
    q4f16_1: await plan(SOURCES.base, 'q4f16_1'),
    q4f32_1: await plan(SOURCES.base, 'q4f32_1'),
  };
});

/** Runs with a folder that was built of the golden base and adapter. */
function withBuilt(
  quantization: Quantization,
  run: (
    folder: string,
    compareWith: (source?: BuildPlan, options?: CompareOptions) => Promise<FolderComparison>,
  ) => Promise<void>,
): Promise<void> {
  return withTemporaryFolder(async (room) => {
    const target = path.join(room, 'built');
    await buildGolden(target, SOURCES, quantization);
    await run(target, async (other = built[quantization], options = {}) =>
      compareFolder(target, await readFolder(target), other, options),
    );
  });
}

/** Changes the bytes of one tensor where they lie. */
function changeTensor(folder: string, name: string, change: (bytes: Buffer) => void): void {
  const cache = JSON.parse(readFileSync(path.join(folder, 'tensor-cache.json'), 'utf8')) as TensorCache;
  const record = cache.records.flatMap(({ records }) => records).find((one) => one.name === name);
  const file = path.join(folder, SHARD);
  const shard = readFileSync(file);
  change(shard.subarray(record?.byteOffset, (record?.byteOffset ?? 0) + (record?.nbytes ?? 0)));
  writeFileSync(file, shard);
}

/** What PEFT merged, quantised and turned back by the definition, one weight at a time. */
async function expectedError(quantization: Quantization) {
  const round = quantization === 'q4f16_1' ? ROUND_F16 : ROUND_F32;
  const merged = await openSafetensors(await localFolder(path.join(GOLDEN, 'plain')), 'merged.safetensors');
  try {
    const tensor = merged.tensors.get(`${WEIGHT}.weight`) ?? expect.fail('it is missing');
    const weights = new Float32Array(32 * 64);
    await readMatrixRows(storedMatrix(tensor, { rows: 32, columns: 64 }), 0, 32, weights);
    let [maxAbs, squaredErrors, squaredWeights] = [0, 0, 0];
    for (let start = 0; start < weights.length; start += GROUP_SIZE) {
      const group = weights.subarray(start, start + GROUP_SIZE);
      const scale = groupScale(Math.max(...Array.from(group, (weight) => Math.abs(round(weight)))), round);
      for (const weight of group) {
        const value = round((weightLevel(round(weight), scale, round) - MAX_LEVEL) * scale);
        maxAbs = Math.max(maxAbs, Math.abs(weight - value));
        squaredErrors += (weight - value) ** 2;
        squaredWeights += weight ** 2;
      }
    }
    return {
      weights: weights.length,
      maxAbs,
      rms: expect.closeTo(Math.sqrt(squaredErrors / weights.length), 12) as number,
      relativeRms: expect.closeTo(Math.sqrt(squaredErrors / squaredWeights), 12) as number,
    };
  } finally {
    await merged.close();
  }
}

describe.each(QUANTIZATIONS)('compareFolder, %s', (quantization) => {
  it('measures the error of what PEFT merges, and finds no word that is not the quantiser’s', () =>
    withBuilt(quantization, async (_, compareWith) => {
      const progress: number[] = [];
      const { parameters, total, worst } = await compareWith(undefined, {
        onProgress: (done, all) => progress.push(done / all),
      });
      expect(parameters.map(({ name }) => name)).toEqual(
        built[quantization].parameters.map(({ name }) => name),
      );
      expect(parameters.find(({ name }) => name === WEIGHT)).toEqual({
        name: WEIGHT,
        quantized: true,
        ...(await expectedError(quantization)),
        words: { stored: (32 * 64) / 8, differing: 0 },
        scales: { stored: (32 * 64) / 32, differing: 0 },
        numbers: { stored: 0, differing: 0 },
      });
      expect(total).toMatchObject({
        words: { differing: 0 },
        scales: { differing: 0 },
        numbers: { differing: 0 },
      });
      const matrices = parameters.filter(({ quantized }) => quantized);
      expect(total.weights).toBe(matrices.reduce((sum, { weights }) => sum + weights, 0));
      expect(total.maxAbs).toBe(Math.max(...matrices.map(({ maxAbs }) => maxAbs)));
      expect(worst?.relativeRms).toBe(Math.max(...matrices.map(({ relativeRms }) => relativeRms)));
      expect(worst?.relativeRms).toBeLessThan(0.2);
      expect(progress.at(-1)).toBe(1);
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
    }));
});

describe('compareFolder', () => {
  it('counts each word, scale and number of a vector that is another', () =>
    withBuilt('q4f16_1', async (folder, compareWith) => {
      changeTensor(folder, `${WEIGHT}.q_weight`, (bytes) => {
        bytes[0] = (bytes[0] ?? 0) ^ 0x11;
        bytes[400] = (bytes[400] ?? 0) ^ 1;
      });
      changeTensor(folder, `${WEIGHT}.q_scale`, (bytes) => (bytes[10] = (bytes[10] ?? 0) ^ 1));
      changeTensor(folder, 'model.norm.weight', (bytes) => (bytes[2] = (bytes[2] ?? 0) ^ 1));
      expect(await compareWith()).toMatchObject({
        total: { words: { differing: 2 }, scales: { differing: 1 }, numbers: { differing: 1 } },
      });
    }));

  it('refuses a folder of other weights, and names the tensor', () =>
    withBuilt('q4f16_1', async (_, compareWith) => {
      const files = goldenFiles('base-untied');
      const { header, data } = splitSafetensors(files.get('model.safetensors') ?? new Uint8Array());
      // The sign of each BF16.
      const turned = data.map((byte, i) => (i % 2 === 1 ? byte ^ 0x80 : byte));
      files.set('model.safetensors', joinSafetensors(header, turned));
      const other = await plan(memoryFolder('turned', files), 'q4f16_1');
      await expect(compareWith(other)).rejects.toMatchObject({
        code: 'mismatch',
        tensor: 'model.embed_tokens',
        message: expect.stringContaining('200 %') as string,
      });
    }));

  it('refuses a scale that is no number', () =>
    withBuilt('q4f16_1', async (folder, compareWith) => {
      changeTensor(folder, `${WEIGHT}.q_scale`, (bytes) => bytes.writeUInt16LE(0x7e00, 20));
      await expect(compareWith()).rejects.toMatchObject({ code: 'folder-invalid', tensor: WEIGHT });
    }));

  it('refuses a shard that ends early, and one that is missing', () =>
    withBuilt('q4f32_1', async (folder, compareWith) => {
      truncateSync(path.join(folder, SHARD), 5000);
      await expect(compareWith()).rejects.toMatchObject({ code: 'folder-invalid' });
      rmSync(path.join(folder, SHARD));
      await expect(compareWith()).rejects.toMatchObject({ code: 'folder-invalid' });
    }));

  it('stops where it is cancelled', () =>
    withBuilt('q4f16_1', async (_, compareWith) => {
      const controller = new AbortController();
      const { signal } = controller;
      const onProgress = (): void => controller.abort();
      await expect(compareWith(undefined, { signal, onProgress })).rejects.toMatchObject({
        code: 'cancelled',
      });
    }));
});
