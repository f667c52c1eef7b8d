/** A folder against its sources, from the command line. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGolden, type GoldenSources } from '../compare/testing.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { runProgram } from '../fetch/runProgram.ts';
import { GOLDEN } from '../model/testing.ts';
import { withTemporaryFolder } from '../shards/testing.ts';
import { compare } from './compare.ts';
import { runCommand } from './runCommand.ts';

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await runCommand([compare], [...args, '--quiet'], {
    signal: new AbortController().signal,
    progress: { update: () => expect.fail('it was to be quiet'), end: () => undefined },
    print: (line) => lines.push(line),
  });
  return lines.join('\n');
}

const BASE = ['--base', path.join(GOLDEN, 'base-untied')];
const ADAPTER = ['--adapter', path.join(GOLDEN, 'plain')];
const ALONE = { base: 'base-untied', adapter: null };
const MERGED = { base: 'base-untied', adapter: 'plain' };

function withBuilt(sources: GoldenSources, use: (folder: string) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (room) => {
    const folder = path.join(room, 'built');
    await buildGolden(folder, sources, 'q4f16_1');
    await use(folder);
  });
}

/** One level of one weight becomes another. */
function damage(folder: string): void {
  const shard = path.join(folder, 'params_shard_0.bin');
  const bytes = readFileSync(shard);
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  writeFileSync(shard, bytes);
}

describe('compare DIR --base --adapter', () => {
  it('prints the error of each tensor, of all, and the worst', () =>
    withBuilt(MERGED, async (folder) => {
      const lines = (await run('compare', folder, ...BASE, ...ADAPTER)).split('\n');
      expect(lines[0]).toBe(`${folder}: q4f16_1 against base-untied + plain`);
      // A head, embedding and lm_head, four matrices in each of two layers, and the sum.
      expect(lines.filter((line) => line.startsWith('  '))).toHaveLength(1 + 2 + 8 + 1);
      expect(lines.find((line) => line.includes('layers.1.mlp.down_proj '))).toMatch(/( +0\.\d+){3}$/);
      expect(lines.at(-2)).toMatch(/^Worst: .+, relative RMS 0\.\d+$/);
      expect(lines.at(-1)).toMatch(
        /^0 of 2,624 words, 0 of 656 scales and 0 of 160 numbers of vectors differ/,
      );
    }));

  it('prints JSON alone where that is asked for', () =>
    withBuilt(ALONE, async (folder) => {
      const said: unknown = JSON.parse(await run('compare', folder, ...BASE, '--json'));
      expect(said).toMatchObject({
        quantization: 'q4f16_1',
        base: 'base-untied',
        adapter: null,
        total: { words: { differing: 0 }, scales: { differing: 0 }, numbers: { differing: 0 } },
      });
    }));

  it('is an error where a folder built here has another word, and no error in one that was not', () =>
    withBuilt(ALONE, async (folder) => {
      damage(folder);
      await expect(run('compare', folder, ...BASE)).rejects.toMatchObject({ code: 'mismatch' });
      rmSync(path.join(folder, 'manifest.json'));
      expect(await run('compare', folder, ...BASE)).toMatch(/\n1 of [\d,]+ words, 0 of/);
    }));

  it.each<[string, GoldenSources, string[], RegExp]>([
    ['an adapter that was merged', MERGED, BASE, /adapter "plain" was merged/],
    ['an adapter that was not', ALONE, [...BASE, ...ADAPTER], /no adapter was merged/],
    ['another shape', ALONE, ['--base', path.join(GOLDEN, 'base-tied')], /embedding: false and true/],
    ['no base', ALONE, [], /--base is missing/],
  ])('refuses to compare: %s', (_, sources, others, message) =>
    withBuilt(sources, (folder) => expect(run('compare', folder, ...others)).rejects.toThrow(message)),
  );

  it('shows progress and ends with 1 as a program', { timeout: 60_000 }, () =>
    withBuilt(ALONE, async (folder) => {
      damage(folder);
      const result = await runProgram(
        process.execPath,
        ['--import', 'tsx', 'model-build/cli/main.ts', 'compare', folder, ...BASE],
        { cwd: PROJECT_ROOT },
      );
      expect(result?.status).toBe(1);
      expect(result?.stderr).toContain('Comparing: 100 %');
      expect(result?.stderr).toContain('the quantiser makes something else of these weights');
      expect(result?.stdout).toContain('1 of ');
    }),
  );
});
