/**
 * How a merge in half precision differs from ours. The same BF16 adapter over the same base, merged by PEFT in the two ways
 * that round more than we do: each is our own computation with one more rounding, bit for bit, and nothing else.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelParameters } from '../config/parameters.ts';
import { readMatrixRows } from '../config/storedSource.ts';
import type { StoredMatrix } from '../config/weightSource.ts';
import { localFolder } from '../hub/localFolder.ts';
import { baseWeights, type BaseModel } from '../model/baseModel.ts';
import { openHuggingFaceBase } from '../model/openHuggingFaceBase.ts';
import { GOLDEN } from '../model/testing.ts';
import { openSafetensors, type OpenTensors } from '../safetensors/openTensors.ts';
import { storedMatrix } from '../safetensors/storedMatrix.ts';
import { addDelta } from './addDelta.ts';
import { readAdapter, type Adapter } from './readAdapter.ts';

const { fround } = Math;
const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** To the nearest BF16, ties to even; for finite numbers. */
function roundToBf16(value: number): number {
  single[0] = value;
  const raw = bits[0] ?? 0;
  bits[0] = (raw + 0x7fff + ((raw >>> 16) & 1)) & 0xffff0000;
  return single[0];
}

/** Of a number rounded to the 8 bits of a normal BF16: half of the last one. */
const BF16_HALF_ULP = 2 ** -8;
const F32_HALF_ULP = 2 ** -24;

let base: BaseModel;
let adapter: Adapter;
let shapes: ReturnType<typeof baseWeights>;

beforeAll(async () => {
  base = await openHuggingFaceBase(await localFolder(path.join(GOLDEN, 'base-untied')));
  shapes = baseWeights(modelParameters(base.geometry));
  const byName = new Map(shapes.map((shape) => [shape.weight, shape]));
  adapter = await readAdapter(await localFolder(path.join(GOLDEN, 'half-adapter')), (weight) =>
    byName.get(weight),
  );
});
afterAll(() => Promise.all([base.close(), adapter.close()]));

async function whole(matrix: StoredMatrix): Promise<Float32Array> {
  const values = new Float32Array(matrix.rows * matrix.columns);
  await readMatrixRows(matrix, 0, matrix.rows, values);
  return values;
}

/** Of the two layers: each linear layer is changed. */
const CHANGED = 18_432;

interface Merged {
  readonly where: string;
  readonly weight: number;
  /** scale * B * A in f32. */
  readonly delta: number;
  readonly ours: number;
  readonly peft: number;
}

/** Every weight that the adapter changes. */
async function mergedBy(file: string): Promise<Merged[]> {
  const folder = await localFolder(path.join(GOLDEN, 'half-adapter'));
  const golden: OpenTensors = await openSafetensors(folder, file);
  try {
    const all: Merged[] = [];
    for (const { weight, rows, columns } of shapes) {
      const change = adapter.deltas.get(weight);
      const [stored, tensor] = [base.weights.get(weight), golden.tensors.get(weight)];
      if (change === undefined || stored === undefined) continue;
      if (tensor === undefined) expect.fail(`${file} lacks ${weight}`);
      const { a, b } = await change.load();
      const [before, delta] = [await whole(stored), new Float32Array(rows * columns)];
      addDelta(delta, rows, columns, a, b, change.rank, change.scale);
      const ours = before.slice();
      addDelta(ours, rows, columns, a, b, change.rank, change.scale);
      const peft = await whole(storedMatrix(tensor, { rows, columns }));
      peft.forEach((value, i) =>
        all.push({
          where: `${weight}[${i}]`,
          weight: before[i] ?? NaN,
          delta: delta[i] ?? NaN,
          ours: ours[i] ?? NaN,
          peft: value,
        }),
      );
    }
    return all;
  } finally {
    await golden.close();
  }
}

const shareThatDiffers = (all: readonly Merged[]): number =>
  all.filter(({ ours, peft }) => ours !== peft).length / all.length;

describe('a base that is loaded in BF16', () => {
  it('has our sum rounded to BF16', async () => {
    const all = await mergedBy('merged-half-base.safetensors');
    expect(all).toHaveLength(CHANGED);
    expect(all.filter(({ ours, peft }) => peft !== roundToBf16(ours))).toEqual([]);
    const bound = ({ ours }: Merged): number => BF16_HALF_ULP * Math.abs(ours);
    expect(all.filter((one) => Math.abs(one.ours - one.peft) > bound(one))).toEqual([]);
    expect(shareThatDiffers(all)).toBeGreaterThan(0.99);
  });
});

describe('a base and an adapter that are both in BF16', () => {
  it('has the change rounded to BF16, and then the sum', async () => {
    const all = await mergedBy('merged-half-both.safetensors');
    expect(all).toHaveLength(CHANGED);
    const twice = ({ weight, delta }: Merged): number => roundToBf16(fround(weight + roundToBf16(delta)));
    expect(all.filter((one) => one.peft !== twice(one))).toEqual([]);
    const bound = ({ delta, peft }: Merged): number =>
      BF16_HALF_ULP * (Math.abs(delta) + Math.abs(peft)) + 4 * F32_HALF_ULP * Math.abs(peft);
    expect(all.filter((one) => Math.abs(one.ours - one.peft) > bound(one))).toEqual([]);
    expect(shareThatDiffers(all)).toBeGreaterThan(0.99);
    // The first rounding moves some of them to another BF16 than the nearest to our sum.
    const other = all.filter(({ ours, peft }) => peft !== roundToBf16(ours)).length / all.length;
    expect(other).toBeGreaterThan(0.1);
  });
});
