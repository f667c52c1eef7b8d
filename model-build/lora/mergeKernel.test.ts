import { expect, it } from 'vitest';
import { fillRandom } from '../fixtures/randomWeights.ts';
import { addDelta } from './addDelta.ts';
import { MergeKernel } from './mergeKernel.ts';

function random(length: number, seed: number, deviation: number): Float32Array {
  const values = new Float32Array(length);
  fillRandom(values, seed, deviation);
  return values;
}

const kernel = new MergeKernel();

it.each([
  [1, 32, 1],
  [3, 64, 4],
  [2, 256, 16],
  [5, 288, 7],
  [7, 544, 16],
  [2, 1056, 64],
  [300, 512, 3],
])('adds what the definition adds, bit for bit: %d x %d, rank %d', (rows, columns, rank) => {
  const weights = random(rows * columns, 1, 0.05);
  const [a, b] = [random(rank * columns, 2, 1e-2), random(rows * rank, 3, 1e-2)];
  weights.set([-0, 0, 1e-45, 3e38], 0);
  b.set([0, -0].slice(0, rank), 0);
  const scale = Math.fround(32 / Math.sqrt(rank));
  const block = kernel.block(weights.length, a.length + b.length);
  block.set(weights);
  kernel.addDelta(weights.length, columns, a, b, rank, scale);
  addDelta(weights, rows, columns, a, b, rank, scale);
  expect(new Uint32Array(block.slice().buffer)).toEqual(new Uint32Array(weights.buffer));
});
