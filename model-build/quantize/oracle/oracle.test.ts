/**
 * More than a million weights of each stored dtype, through the code that a build runs, held byte for byte to numpy and to
 * TVM. Python is needed for the second part only: what numpy made is kept as digests.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUANTIZATIONS, type Quantization } from '../../../src/lib/shared/catalogue.ts';
import { environment } from '../../compile/environment.mjs';
import { GROUP_SIZE } from '../../config/parameters.ts';
import { decodeRows } from '../../config/storedSource.ts';
import { runProgram } from '../../fetch/runProgram.ts';
import { BlockQuantizer } from '../../parallel/quantizeBlock.ts';
import { groupScale, MAX_LEVEL, ROUND_F16, ROUND_F32, weightLevel, type Round } from '../definition.ts';
import { f16Bits } from '../float16.ts';
import { QUANTIZERS } from '../quantizer.ts';
import {
  awkwardWeights,
  KIND_NAMES,
  ROWS_PER_KIND,
  STORED_DTYPES,
  WIDTH,
  type StoredDtype,
} from './awkwardWeights.ts';
import digests from './digests.json' with { type: 'json' };
import { writeWeights } from './writeWeights.ts';

const ROWS = KIND_NAMES.length * ROWS_PER_KIND;
const COUNT = ROWS * WIDTH;
const CASES = STORED_DTYPES.flatMap((dtype) =>
  QUANTIZATIONS.map((quantization) => ({ dtype, quantization })),
);

interface Packed {
  readonly words: Uint32Array;
  readonly scales: Uint16Array | Float32Array;
}

const stored = new Map(STORED_DTYPES.map((dtype) => [dtype, awkwardWeights(dtype)]));
const storedBytes = (dtype: StoredDtype): SharedArrayBuffer =>
  stored.get(dtype) ?? expect.fail(`${dtype} is missing`);

/** As a build packs a block of rows. */
function pack(dtype: StoredDtype, quantization: Quantization): Packed {
  const words = new Uint32Array(COUNT / 8);
  const scales = QUANTIZERS[quantization].newScales(COUNT / GROUP_SIZE);
  const bad = new BlockQuantizer().run({
    quantization,
    input: storedBytes(dtype),
    layout: dtype,
    columns: WIDTH,
    rows: ROWS,
    permutedRows: 1,
    delta: null,
    words,
    scales,
    firstGroup: 0,
  });
  expect(bad).toBe(-1);
  return { words, scales };
}

/** Of each kind of weights by name, so that a difference says where to look. */
function digestsByKind({ words, scales }: Packed): Record<string, string> {
  return Object.fromEntries(
    KIND_NAMES.map((kind, i) => {
      const hash = createHash('sha256');
      for (const array of [words, scales]) {
        const length = array.length / KIND_NAMES.length;
        hash.update(array.subarray(i * length, (i + 1) * length));
      }
      return [kind, hash.digest('hex').slice(0, 16)];
    }),
  );
}

describe.each(CASES)('$dtype to $quantization', ({ dtype, quantization }) => {
  it('makes of more than a million weights what numpy makes', () => {
    expect(COUNT).toBeGreaterThan(1e6);
    const input = createHash('sha256')
      .update(new Uint8Array(storedBytes(dtype)))
      .digest('hex');
    expect(input, 'these are the weights that numpy had').toBe(digests[dtype].weights);
    expect(digestsByKind(pack(dtype, quantization))).toEqual(digests[dtype][quantization]);
  });
});

/** Quantises by the definition, or by one that differs from it in one point. */
function packSlowly(
  quantization: Quantization,
  level: (weight: number, scale: number, round: Round) => number,
  round: Round = quantization === 'q4f16_1' ? ROUND_F16 : ROUND_F32,
): Packed {
  const cast = quantization === 'q4f16_1' ? ROUND_F16 : ROUND_F32;
  const weights = new Float32Array(COUNT);
  const matrix = { layout: 'F32', columns: WIDTH, permutedRows: 1 };
  decodeRows(matrix, new Uint8Array(storedBytes('F32')), ROWS, weights);
  const words = new Uint32Array(COUNT / 8);
  const scales = QUANTIZERS[quantization].newScales(COUNT / GROUP_SIZE);
  for (let group = 0; group < scales.length; group += 1) {
    const of = Array.from(weights.subarray(group * GROUP_SIZE, (group + 1) * GROUP_SIZE), cast);
    const scale = groupScale(Math.max(...of.map(Math.abs)), cast);
    scales[group] = quantization === 'q4f16_1' ? f16Bits(scale) : scale;
    for (const [i, weight] of of.entries()) {
      const word = group * 4 + (i >> 3);
      words[word] = (words[word] ?? 0) | (level(weight, scale, round) << (4 * (i & 7)));
    }
  }
  return { words, scales };
}

const clamp = (level: number): number => Math.min(Math.max(level, 0), 2 * MAX_LEVEL);
const differingKinds = (packed: Packed, quantization: Quantization): string[] => {
  const wanted: Record<string, string> = digests.F32[quantization];
  return Object.entries(digestsByKind(packed)).flatMap(([kind, digest]) =>
    digest === wanted[kind] ? [] : [kind],
  );
};

describe.each(QUANTIZATIONS)('the weights tell %s from', (quantization) => {
  it('nothing where the definition itself computes', () => {
    expect(differingKinds(packSlowly(quantization, weightLevel), quantization)).toEqual([]);
  });

  it.each<[string, (weight: number, scale: number, round: Round) => number, string]>([
    [
      'one that rounds ties up',
      (weight, scale, round) => {
        const shifted = round(round(weight / scale) + MAX_LEVEL);
        return Number.isNaN(shifted) ? 0 : clamp(Math.floor(shifted + 0.5));
      },
      'exact ties between two levels',
    ],
    [
      'one that multiplies by a rounded reciprocal',
      (weight, scale, round) => {
        if (scale === 0) return weightLevel(weight, scale, round);
        return weightLevel(round(weight * round(1 / scale)), 1, round);
      },
      quantization === 'q4f16_1' ? 'around f16 level edges' : 'around f32 level edges',
    ],
    [
      'one that adds 7 without rounding in between',
      (weight, scale, round) => {
        if (scale === 0) return weightLevel(weight, scale, round);
        const shifted = round(weight / scale + MAX_LEVEL);
        return weightLevel(shifted - MAX_LEVEL, 1, (value) => value);
      },
      quantization === 'q4f16_1' ? 'around f16 level edges' : 'around f32 level edges',
    ],
    [
      'one that calls a group without a scale zero',
      (weight, scale, round) => (scale === 0 ? 0 : weightLevel(weight, scale, round)),
      quantization === 'q4f16_1'
        ? 'f16 scale underflows, or barely does not'
        : 'few least steps: the f32 scale underflows where they are f32’s',
    ],
  ])('%s', (_, level, kind) => {
    expect(differingKinds(packSlowly(quantization, level), quantization)).toContain(kind);
  });
});

it('the weights tell q4f16_1 from one with f32 in between', () => {
  const packed = packSlowly('q4f16_1', weightLevel, ROUND_F32);
  expect(differingKinds(packed, 'q4f16_1')).toContain('bell-shaped, as trained weights are');
});

const { interpreter, isComplete } = environment();
/** Continuous integration has it installed: there its absence is a failure. */
const skipped = !isComplete && process.env['CI'] !== 'true';
const why = skipped ? ' (not run: npm run libs -- --prepare installs what it takes)' : '';
/** TVM is imported and compiles six expressions. */
const PYTHON_MS = 120_000;

describe.skipIf(skipped)(`in Python${why}`, () => {
  let room = '';
  beforeAll(() => {
    room = mkdtempSync(path.join(tmpdir(), 'model-build-oracle-'));
    writeWeights(room);
  });
  afterAll(() => rmSync(room, { recursive: true, force: true }));

  /** Isolated: nothing of the person's own Python is imported, and no bytecode is left here. */
  async function run(script: string): Promise<string> {
    const file = path.join(import.meta.dirname, script);
    const result = await runProgram(interpreter, ['-I', '-B', file, room]);
    const what = `${interpreter} (npm run libs -- --prepare makes it)`;
    expect(result, what).toMatchObject({ status: 0, stderr: '' });
    return result?.stdout ?? '';
  }

  function expectSame(oracle: 'numpy' | 'te'): void {
    for (const { dtype, quantization } of CASES) {
      const { words, scales } = pack(dtype, quantization);
      for (const [kind, ours] of Object.entries({ words, scales })) {
        const theirs = readFileSync(path.join(room, `${dtype}.${quantization}.${oracle}.${kind}`));
        const bytes = Buffer.from(ours.buffer, ours.byteOffset, ours.byteLength);
        if (bytes.equals(theirs)) continue;
        const at = bytes.findIndex((byte, i) => byte !== theirs[i]);
        const group = Math.floor(at / (kind === 'words' ? 16 : ours.BYTES_PER_ELEMENT));
        const row = Math.floor((group * GROUP_SIZE) / WIDTH);
        const where = `row ${row} (${KIND_NAMES[Math.floor(row / ROWS_PER_KIND)] ?? ''}), group ${group % (WIDTH / GROUP_SIZE)}`;
        expect.fail(`${dtype} to ${quantization}: ${kind} differ from ${oracle}, first in ${where}`);
      }
    }
  }

  it(
    'numpy makes the same bytes, and the digests kept here are its own',
    async () => {
      expect(JSON.parse(await run('numpy_oracle.py'))).toEqual(digests);
      expectSame('numpy');
    },
    PYTHON_MS,
  );

  it(
    'TVM makes the same bytes',
    async () => {
      await run('te_oracle.py');
      expectSame('te');
    },
    PYTHON_MS,
  );
});
