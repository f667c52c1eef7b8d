import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ModelBuildError } from '../errors.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import { buildModelFolder } from './buildModelFolder.ts';
import { planShards } from './planShards.ts';
import { ShardWriter } from './shardWriter.ts';
import { folderHashes, smallBuild, smallSource, withTemporaryFolder } from './testing.ts';

describe('buildModelFolder', () => {
  it.each(['q4f16_1', 'q4f32_1'] as const)('makes the same verified bytes twice (%s)', (quantization) =>
    withTemporaryFolder(async (folder) => {
      const [a, b] = [path.join(folder, 'a'), path.join(folder, 'deep', 'b')];
      const progress: number[] = [];
      const onProgress = (done: number, total: number) => progress.push(done / total);
      const built = await buildModelFolder({ ...smallBuild(a, quantization), onProgress });
      await buildModelFolder(smallBuild(b, quantization));
      const hashes = await folderHashes(a);
      expect(await folderHashes(b)).toEqual(hashes);
      expect(built.files.map((file) => file.path).sort()).toEqual(Object.keys(hashes));
      expect(progress.at(-1)).toBe(1);
      expect(progress).toEqual([...progress].sort((x, y) => x - y));
      const model = await verifyFolder(a);
      expect(model.manifest?.source.name).toBe('small');
      expect(await readdir(folder)).toEqual(['a', 'deep']);
    }),
  );

  it('starts over where a killed build left its folder', () =>
    withTemporaryFolder(async (folder) => {
      const target = path.join(folder, 'model');
      await mkdir(`${target}.partial`);
      // No process has this id: Linux ends at 4194304.
      await writeFile(path.join(`${target}.partial`, '.incomplete'), '{"pid":99999999}\n');
      await mkdir(path.join(`${target}.partial`, 'files'));
      await writeFile(path.join(`${target}.partial`, 'files', 'params_shard_0.bin'), 'half of it');
      await buildModelFolder(smallBuild(target));
      await verifyFolder(target);
      expect(await readdir(folder)).toEqual(['model']);
    }));

  it.each<[string, (target: string) => void, string]>([
    ['a folder', (target) => mkdirSync(target), 'target-exists'],
    ['a file', (target) => writeFileSync(target, ''), 'target-exists'],
    [
      'a folder of another kind where it would work',
      (target) => {
        mkdirSync(`${target}.partial`);
        writeFileSync(path.join(`${target}.partial`, 'mine'), '');
      },
      'target-exists',
    ],
    [
      'a build that is running',
      (target) => {
        mkdirSync(`${target}.partial`);
        writeFileSync(path.join(`${target}.partial`, '.incomplete'), `{"pid":${process.ppid}}`);
      },
      'target-exists',
    ],
    ['a file above the target', (target) => writeFileSync(path.dirname(target), ''), 'target-invalid'],
  ])('refuses %s and leaves it alone', (_, prepare, code) =>
    withTemporaryFolder(async (folder) => {
      const target =
        code === 'target-invalid' ? path.join(folder, 'file', 'model') : path.join(folder, 'model');
      prepare(target);
      const before = readdirSync(folder, { recursive: true }).sort();
      await expect(buildModelFolder(smallBuild(target))).rejects.toMatchObject({ code });
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    }),
  );

  it('leaves nothing when it is cancelled before a shard is whole', () =>
    withTemporaryFolder(async (folder) => {
      const controller = new AbortController();
      const options = {
        ...smallBuild(path.join(folder, 'model')),
        signal: controller.signal,
        onProgress: () => controller.abort(),
      };
      await expect(buildModelFolder(options)).rejects.toMatchObject({ code: 'cancelled' });
      expect(await readdir(folder)).toEqual([]);
    }));

  it('names the weight that is not a number', () =>
    withTemporaryFolder(async (folder) => {
      const bad = 'model.layers.1.mlp.up_proj.weight';
      const source = {
        readRows: async (weight: string, first: number, count: number, into: Float32Array) => {
          await smallSource.readRows(weight, first, count, into);
          if (weight === bad) into[3 * 64 + 5] = NaN;
        },
      };
      const options = { ...smallBuild(path.join(folder, 'model')), source };
      const failure = expect(buildModelFolder(options)).rejects;
      await failure.toMatchObject({
        code: 'weight-invalid',
        tensor: bad,
        message: expect.stringContaining('row 3, column 5') as string,
      });
      expect(await readdir(folder)).toEqual([]);
    }));
});

describe('on a disk of one megabyte', () => {
  const disk = path.join(process.env['TMPDIR'] ?? '/tmp', `model-build-disk-${process.pid}`);
  let mounted = false;
  try {
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
    mounted = true;
  } catch {
    console.warn('Skipped: a small disk can be mounted by root on Linux only.');
  }
  afterAll(async () => {
    if (mounted) execFileSync('umount', [disk]);
    if (lstatSync(disk, { throwIfNoEntry: false }) !== undefined) await rm(disk, { recursive: true });
  });

  it.skipIf(!mounted)('refuses before it starts', async () => {
    await expect(buildModelFolder(smallBuild(path.join(disk, 'model')))).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(readdirSync(disk)).toEqual([]);
  });

  it.skipIf(!mounted)('says so when it fills up on the way', async () => {
    const nbytes = 2_000_000;
    const plan = planShards([{ name: 't', shape: [nbytes / 4], dtype: 'float32', nbytes }]);
    const writer = new ShardWriter(disk, plan);
    const error: unknown = await writer.write('t', new Uint8Array(nbytes)).catch((cause: unknown) => cause);
    await writer.close();
    expect(error).toBeInstanceOf(ModelBuildError);
    expect(error).toMatchObject({ code: 'disk-full', file: path.join(disk, 'params_shard_0.bin') });
  });
});
