import { expect, it } from 'vitest';
import { planShards } from './planShards.ts';

const tensors = (sizes: readonly number[]) =>
  sizes.map((nbytes, i) => ({ name: `t${i}`, shape: [nbytes / 4], dtype: 'float32' as const, nbytes }));

it.each<[string, number[], number[][]]>([
  ['nothing', [], []],
  ['what fits together', [40, 40, 16], [[0, 1, 2]]],
  ['what would fill the shard exactly, in the next one', [60, 40], [[0], [1]]],
  ['what does not fit, in the next one', [60, 44, 44], [[0], [1, 2]]],
  ['half the limit or more alone, while the shared shard goes on', [40, 80, 40], [[1], [0, 2]]],
  ['more than the limit alone', [400, 8], [[0], [1]]],
])('packs %s', (_, sizes, expected) => {
  const plan = planShards(tensors(sizes), 100);
  expect(plan.map(({ records }) => records.map(({ name }) => Number(name.slice(1))))).toEqual(expected);
  for (const [i, shard] of plan.entries()) {
    expect(shard.dataPath).toBe(`params_shard_${i}.bin`);
    let end = 0;
    for (const { byteOffset, nbytes } of shard.records) {
      expect(byteOffset).toBe(end);
      end += nbytes;
    }
    expect(shard.nbytes).toBe(end);
  }
});
