import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptShards } from './keptShards.ts';
import { openPartialFolder } from './partialFolder.ts';
import { planShards } from './planShards.ts';
import { ShardWriter } from './shardWriter.ts';
import { withTemporaryFolder } from './testing.ts';

/** Three shards of two tensors. */
const SHARDS = planShards(
  Array.from({ length: 6 }, (_, i) => ({
    name: `t${i}`,
    shape: [10],
    dtype: 'float32' as const,
    nbytes: 40,
  })),
  100,
);
const tensor = (i: number) => new Uint8Array(40).fill(i + 1);

/** A run that writes so many tensors and then is killed. */
async function unfinishedRun(target: string, plan: string, tensors: number): Promise<void> {
  const folder = await openPartialFolder(target);
  const kept = await keptShards(folder, plan, SHARDS, {});
  const writer = new ShardWriter(folder.directory, SHARDS, {
    kept,
    onFinished: (digest) => folder.record(digest),
  });
  for (let i = 0; i < tensors; i += 1) await writer.write(`t${i}`, tensor(i));
  await writer.close();
  await folder.leave();
}

interface Found {
  readonly kept: string[];
  readonly files: string[];
  readonly said: string[];
}

async function find(target: string, plan = 'plan'): Promise<Found> {
  const said: string[] = [];
  const folder = await openPartialFolder(target);
  const kept = await keptShards(folder, plan, SHARDS, { say: (line) => said.push(line) });
  await folder.leave();
  return { kept: [...kept.keys()], files: readdirSync(folder.directory).sort(), said };
}

const shard = (target: string, number: number) =>
  path.join(`${target}.partial`, 'files', `params_shard_${number}.bin`);
const journal = (target: string) => path.join(`${target}.partial`, '.incomplete');

describe('keptShards', () => {
  it('keeps what is whole, and nothing else', () =>
    withTemporaryFolder(async (room) => {
      const target = path.join(room, 'model');
      await unfinishedRun(target, 'plan', 5);
      writeFileSync(path.join(`${target}.partial`, 'files', 'config.json'), '{}');
      mkdirSync(path.join(`${target}.partial`, 'files', 'folder'));
      const whole = ['params_shard_0.bin', 'params_shard_1.bin'];
      const found = await find(target);
      expect(found).toMatchObject({ kept: whole, files: whole });
      expect(found.said.join()).toContain('2 of 3 shards are whole');
      // And again, from a journal of several runs.
      expect(await find(target)).toMatchObject({ kept: whole, files: whole });
    }));

  it.each<[string, (target: string) => void]>([
    ['of another content', (target) => writeFileSync(shard(target, 0), new Uint8Array(80))],
    [
      'cut short',
      (target) => writeFileSync(shard(target, 0), readFileSync(shard(target, 0)).subarray(0, 79)),
    ],
    ['longer', (target) => appendFileSync(shard(target, 0), 'x')],
    ['missing', (target) => rmSync(shard(target, 0))],
    [
      'a folder',
      (target) => {
        rmSync(shard(target, 0));
        mkdirSync(shard(target, 0));
      },
    ],
    [
      'not in the journal any more',
      (target) =>
        writeFileSync(journal(target), readFileSync(journal(target), 'utf8').replace(/\n.*shard_0.*/, '')),
    ],
    [
      'cut short in the journal',
      (target) =>
        writeFileSync(
          journal(target),
          readFileSync(journal(target), 'utf8').replace(/(\n.*shard_0.{20}).*/, '$1'),
        ),
    ],
  ])('drops a shard that is %s', (_, damage) =>
    withTemporaryFolder(async (room) => {
      const target = path.join(room, 'model');
      await unfinishedRun(target, 'plan', 4);
      damage(target);
      const found = await find(target);
      expect(found).toMatchObject({ kept: ['params_shard_1.bin'], files: ['params_shard_1.bin'] });
      expect(found.said.join()).toContain('1 of 3 shards are whole');
    }),
  );

  it('starts over for another plan, also when it was the plan of an earlier run', () =>
    withTemporaryFolder(async (room) => {
      const target = path.join(room, 'model');
      await unfinishedRun(target, 'plan', 4);
      const found = await find(target, 'other');
      expect(found).toMatchObject({ kept: [], files: [] });
      expect(found.said.join()).toContain('starts over');
      expect(await find(target)).toEqual({ kept: [], files: [], said: [] });
    }));

  it('touches nothing that a journal names outside of its folder', () =>
    withTemporaryFolder(async (room) => {
      const target = path.join(room, 'model');
      await unfinishedRun(target, 'plan', 2);
      writeFileSync(path.join(room, 'mine'), '');
      const entry = readFileSync(journal(target), 'utf8').split('\n').at(-1) ?? '';
      appendFileSync(journal(target), `\n${entry.replace('params_shard_0.bin', '../../mine')}`);
      expect(await find(target)).toMatchObject({ kept: ['params_shard_0.bin'] });
      expect(existsSync(path.join(room, 'mine'))).toBe(true);
    }));

  it('goes on where the disk was full while a line was written', () =>
    withTemporaryFolder(async (room) => {
      const target = path.join(room, 'model');
      await unfinishedRun(target, 'plan', 4);
      appendFileSync(journal(target), '\n{"path":"params_shard_2.bin","bytes":80,"md5":"');
      await unfinishedRun(target, 'plan', 6);
      expect((await find(target)).kept).toHaveLength(3);
    }));
});
