/** Damaged and lying inputs: whatever a file says, a build ends with a folder or with an error that says why. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildInMemory } from './hostile/build.ts';
import { CASES_A_KIND, KINDS, SOUND } from './hostile/cases.ts';
import type { HostileReport } from './hostile/main.ts';
import { jsonBytes, parseBytes } from './testing.ts';

const MAIN = fileURLToPath(new URL('hostile/main.ts', import.meta.url));
const TEST_MS = 300_000;
/** A case takes some milliseconds, a bomb a second: one that takes this long would take for ever. */
const HANG_MS = 60_000;

/** Runs the cases in a process of their own, which is killed where one of them hangs. */
async function runHostile(...args: readonly string[]): Promise<HostileReport> {
  const said = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let [last, rest, hung] = ['', '', false];
    const watch = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, HANG_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      watch.refresh();
      // The number of the case that has begun, or at the end the report.
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      last = lines.at(-1) ?? last;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(watch);
      if (code === 0) resolve(last);
      else
        reject(new Error(`case ${last} ${hung ? 'hangs' : `ended the process (${code ?? signal ?? ''})`}`));
    });
  });
  return JSON.parse(said) as HostileReport;
}

describe('hostile input', { timeout: TEST_MS }, () => {
  it('is told from what is sound, in one file and in shards', async () => {
    await buildInMemory(SOUND.single, SOUND.adapter);
    await buildInMemory(SOUND.shards, SOUND.adapter);
  });

  it(`is built or refused by name (${KINDS.length * CASES_A_KIND} cases)`, async () => {
    const { kinds, wrong, memoryMB } = await runHostile();
    expect(wrong).toEqual([]);
    let cases = 0;
    for (const counts of Object.values(kinds)) {
      cases += counts.cases;
      // The mutations reach behind the first check, and are no mere noise.
      expect(counts.pastTheHeader).toBeGreaterThan(counts.cases / 2);
      expect(counts.built).toBeGreaterThan(0);
      expect(counts.built).toBeLessThan(counts.cases);
    }
    expect(cases).toBe(10_000);
    // Measured: 170.
    expect(memoryMB.peak).toBeLessThan(400);
  });

  it('takes a bounded memory, also where a file is as large as may be', async () => {
    const { kinds, wrong, memoryMB } = await runHostile('bombs');
    expect(wrong).toEqual([]);
    expect(kinds.header.cases + kinds.index.cases).toBeGreaterThan(5);
    expect(kinds.header.built + kinds.index.built).toBe(0);
    // Measured: 660.
    expect(memoryMB.peak).toBeLessThan(1000);
  });

  it.each([
    '../b.safetensors',
    '/b.safetensors',
    'c:\\b.safetensors',
    'x/b.safetensors',
    '.safetensors',
    'b.bin',
    'c.safetensors',
  ])('that calls a shard %j is refused', async (name) => {
    const file = 'model.safetensors.index.json';
    const index = parseBytes(SOUND.shards.get(file));
    (index['weight_map'] as Record<string, string>)['lm_head.weight'] = name;
    const files = new Map(SOUND.shards).set(file, jsonBytes(index));
    await expect(buildInMemory(files, SOUND.adapter)).rejects.toMatchObject({
      code: 'safetensors-invalid',
      file: `base/${file}`,
      tensor: '"lm_head.weight"',
    });
  });
});
