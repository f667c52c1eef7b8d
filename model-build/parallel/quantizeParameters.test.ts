import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUANTIZATIONS } from '../../src/lib/shared/catalogue.ts';
import type { Parameter } from '../config/parameters.ts';
import { storedSource } from '../config/storedSource.ts';
import type { LocatedWeight } from '../config/weightSource.ts';
import { fillRandom } from '../fixtures/randomWeights.ts';
import { openRandomAccess, type RandomAccess } from '../gguf/randomAccess.ts';
import { quantizeParameter } from '../shards/quantizeParameter.ts';
import { quantizeParameters } from './quantizeParameters.ts';

/** Wide enough that a part is several blocks of a million weights. */
const COLUMNS = 4096;
const RANK = 3;
const parts = [
  { weight: 'a', rows: 700 },
  { weight: 'b', rows: 1 },
  { weight: 'c', rows: 512 },
];
const parameters: Parameter[] = [
  { name: 'm', quantized: true, rows: 1213, columns: COLUMNS, parts },
  { name: 'v', quantized: false, rows: 1, columns: COLUMNS, parts: [{ weight: 'b', rows: 1 }] },
  { name: 'n', quantized: true, rows: 700, columns: COLUMNS, parts: parts.slice(0, 1) },
];

let room = '';
let access: RandomAccess;
let weights: Map<string, LocatedWeight>;

function shared(length: number, seed: number): Float32Array {
  const values = new Float32Array(new SharedArrayBuffer(length * 4));
  fillRandom(values, seed, 0.02);
  return values;
}

beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'model-build-parallel-'));
  const values = new Float32Array(1213 * COLUMNS);
  fillRandom(values, 7, 0.05);
  await writeFile(path.join(room, 'w'), values);
  access = await openRandomAccess(path.join(room, 'w'));
  let position = 0;
  weights = new Map(
    parts.map(({ weight, rows }) => {
      const permutedRows = weight === 'c' ? 128 : 1;
      const matrix = {
        access,
        position,
        rows,
        columns: COLUMNS,
        rowBytes: COLUMNS * 4,
        layout: 'F32',
        permutedRows,
      };
      position += rows * COLUMNS * 4;
      const load = () => Promise.resolve({ a: shared(RANK * COLUMNS, 1), b: shared(rows * RANK, 2) });
      return [weight, { matrix, delta: weight === 'b' ? null : { rank: RANK, scale: 2, load } }];
    }),
  );
});

afterAll(async () => {
  await access.close();
  await rm(room, { recursive: true });
});

function parallel(
  located: ReadonlyMap<string, LocatedWeight>,
  signal?: AbortSignal,
  onWeights: () => void = () => undefined,
) {
  const written: [string, Uint8Array[]][] = [];
  const source = storedSource(located);
  const { locate } = source;
  if (locate === undefined) throw new Error('it must locate');
  const done = quantizeParameters(
    parameters,
    { ...source, locate },
    { quantization: 'q4f16_1', threads: 2, signal, onWeights },
    ({ name }, tensors) => {
      written.push([name, tensors.map((bytes) => Uint8Array.from(bytes))]);
      return Promise.resolve();
    },
  );
  return { written, done };
}

describe('quantizeParameters', () => {
  it.each(QUANTIZATIONS)(
    'gives the bytes that one thread gives, in order (%s)',
    async (quantization) => {
      const source = storedSource(weights);
      const { locate } = source;
      if (locate === undefined) throw new Error('it must locate');
      const written: string[] = [];
      let counted = 0;
      const options = { quantization, onWeights: () => {} };
      await quantizeParameters(
        parameters,
        { ...source, locate },
        { quantization, threads: 2, onWeights: (count) => (counted += count) },
        async (parameter, tensors) => {
          const expected = await quantizeParameter(parameter, source, options);
          expect(
            tensors.map((bytes) => Buffer.compare(bytes, expected.shift() ?? new Uint8Array()) === 0),
          ).not.toContain(false);
          expect(expected).toEqual([]);
          written.push(parameter.name);
        },
      );
      expect(written).toEqual(['m', 'v', 'n']);
      expect(counted).toBe((1213 + 1 + 700) * COLUMNS);
    },
    30_000,
  );

  it('names the weight that is not finite', async () => {
    const broken = new Map(weights);
    const c = weights.get('c');
    if (c === undefined) throw new Error('missing');
    const load = () => {
      const b = shared(512 * RANK, 2);
      b[300 * RANK] = Infinity;
      return Promise.resolve({ a: shared(RANK * COLUMNS, 1), b });
    };
    broken.set('c', { ...c, delta: { rank: RANK, scale: 2, load } });
    await expect(parallel(broken).done).rejects.toMatchObject({
      code: 'weight-invalid',
      tensor: 'c',
      message: expect.stringContaining('row 300') as string,
    });
  }, 30_000);

  it('stops where it is cancelled', async () => {
    const controller = new AbortController();
    const { done } = parallel(weights, controller.signal, () => controller.abort());
    await expect(done).rejects.toMatchObject({ code: 'cancelled' });
  }, 30_000);
});
