/** The command line as a person uses it: a process of its own, with exit codes, signals and kills. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillRandom } from '../fixtures/randomWeights.ts';
import { ggufName } from '../gguf/names.ts';
import { SMALL_GEOMETRY, smallMetadata, smallModel } from '../gguf/testing/smallModel.ts';
import { writeGguf } from '../gguf/testing/writeGguf.ts';
import { modelParameters } from '../config/parameters.ts';
import { folderHashes } from '../shards/testing.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Starting Node and tsx takes most of a second on a slow machine. */
const PROCESS_MS = 60_000;

interface Outcome {
  readonly code: number | null;
  readonly killedBy: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param signal sent once `due` says so */
function run(
  args: readonly string[],
  signal?: { readonly name: NodeJS.Signals; readonly due: () => boolean },
) {
  return new Promise<Outcome>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'model-build/cli/main.ts', ...args], {
      cwd: ROOT,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const watch = setInterval(() => {
      if (signal === undefined || child.killed || !signal.due()) return;
      child.kill(signal.name);
    }, 5);
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      clearInterval(watch);
      resolve({ code, killedBy, stdout, stderr });
    });
  });
}

/** Bytes that a build of this target has written so far. */
function partialBytes(target: string): number {
  const folder = `${target}.partial`;
  if (!existsSync(folder)) return 0;
  const sizes = readdirSync(folder).map(
    (name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

let room = '';
let gguf = '';
/** Large enough that a build of it can be met half-way: 20 million weights. */
let large = '';

beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'model-build-cli-'));
  gguf = path.join(room, 'small.gguf');
  await writeFile(gguf, smallModel());
  large = path.join(room, 'large.gguf');
  const geometry = { ...SMALL_GEOMETRY, hiddenSize: 1024, heads: 32, ffnSize: 4096 };
  const tensors = modelParameters(geometry).flatMap(({ parts, columns, quantized }) =>
    parts.map(({ weight, rows }) => {
      if (!quantized)
        return { name: ggufName(weight), dims: [columns], type: 0, data: new Uint8Array(columns * 4) };
      const scales = new Float32Array(4096);
      fillRandom(scales, rows, 1);
      // Q4_0 blocks of arbitrary bytes; the scale's high byte is kept below infinity's.
      const data = Uint8Array.from({ length: (rows * columns * 18) / 32 }, (_, i) =>
        i % 18 === 1 ? 0x20 : Math.floor(Math.abs(scales[i % 4096] ?? 0) * 100) & 255,
      );
      return { name: ggufName(weight), dims: [columns, rows], type: 2, data };
    }),
  );
  await writeFile(large, writeGguf({ metadata: [...smallMetadata(geometry)], tensors }));
}, PROCESS_MS);

afterAll(() => rm(room, { recursive: true, force: true }));

describe('npm run model-build', { timeout: PROCESS_MS }, () => {
  it('explains itself', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of ['build', 'tiny-mistral', 'inspect', 'verify', '--quantization'])
      expect(stdout).toContain(word);
    expect((await run(['build', '--help'])).stdout).toContain('--conv-template');
  });

  it.each([
    [[]],
    [['bake']],
    [['build', '--gguf']],
    [['build', '--unknown', 'x']],
    [['build', '--gguf', 'x', '--out', 'y', '--quantization', 'q8']],
    [['build', '--gguf', 'x', '--out', 'y', '--quantization', 'q4f16_1', '--context', '-1']],
    [['verify']],
  ])('exits with 2 for %j', async (args) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain('--help');
    expect(stderr).not.toContain('    at ');
  });

  it('builds, inspects and verifies', async () => {
    const out = path.join(room, 'small');
    const built = await run([
      'build',
      '--gguf',
      gguf,
      '--quantization',
      'q4f16_1',
      '--out',
      out,
      '--context',
      '128',
      '--prefill-chunk',
      '32',
    ]);
    expect(built).toMatchObject({ code: 0 });
    expect(built.stderr).toContain('Quantising: 100 %');
    expect((await run(['verify', out])).stdout).toContain('agree');
    const described: unknown = JSON.parse((await run(['inspect', out, '--json'])).stdout);
    expect(described).toMatchObject({
      geometry: SMALL_GEOMETRY,
      contextWindowSize: 128,
      source: { name: 'Small' },
    });
    const file: unknown = JSON.parse((await run(['inspect', gguf, '--json'])).stdout);
    expect(file).toMatchObject({ version: 3, metadata: { 'general.architecture': 'llama' } });
  });

  it.each<[string, (folder: string) => { input?: string; out: string }, RegExp]>([
    [
      'a missing file',
      (folder) => ({ input: path.join(folder, 'none.gguf'), out: path.join(folder, 'out') }),
      /cannot be read/,
    ],
    [
      'a folder without a model',
      (folder) => ({ input: folder, out: path.join(folder, 'out') }),
      /config\.json/,
    ],
    [
      'random bytes',
      (folder) => {
        const input = path.join(folder, 'random.gguf');
        writeFileSync(input, 'GGUF is not what this is, whatever the name says');
        return { input, out: path.join(folder, 'out') };
      },
      /version/,
    ],
    [
      'a truncated file',
      (folder) => {
        const input = path.join(folder, 'cut.gguf');
        writeFileSync(input, smallModel().subarray(0, -100));
        return { input, out: path.join(folder, 'out') };
      },
      /truncated/,
    ],
    ['a target below a file', () => ({ out: path.join(gguf, 'out') }), /regular file/],
    ['a target that exists', (folder) => ({ out: folder }), /exists already/],
  ])('exits with 1 for %s and leaves nothing', async (title, prepare, message) => {
    const folder = path.join(room, title.replaceAll(' ', '-'));
    mkdirSync(folder);
    const { input = gguf, out } = prepare(folder);
    const before = readdirSync(folder);
    const { code, stderr } = await run(['build', '--gguf', input, '--quantization', 'q4f32_1', '--out', out]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(message) as string });
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('leaves nothing whole when it is killed, and makes the same bytes when it runs again', async () => {
    const [whole, killed] = [path.join(room, 'whole'), path.join(room, 'killed')];
    const args = (out: string) => ['build', '--gguf', large, '--quantization', 'q4f16_1', '--out', out];
    expect(await run(args(whole))).toMatchObject({ code: 0 });
    for (const bytes of [1, 1_000_000, 6_000_000]) {
      const due = () => partialBytes(killed) >= bytes;
      const outcome = await run(args(killed), { name: 'SIGKILL', due });
      expect(outcome.killedBy).toBe('SIGKILL');
      expect(existsSync(killed)).toBe(false);
    }
    expect(readdirSync(`${killed}.partial`)).toContain('.incomplete');
    expect(await run(args(killed))).toMatchObject({ code: 0 });
    expect(await folderHashes(killed)).toEqual(await folderHashes(whole));
    expect(existsSync(`${killed}.partial`)).toBe(false);
  });

  it('cleans up when it is interrupted', async () => {
    const out = path.join(room, 'interrupted');
    const outcome = await run(['build', '--gguf', large, '--quantization', 'q4f16_1', '--out', out], {
      name: 'SIGINT',
      due: () => partialBytes(out) >= 1_000_000,
    });
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringContaining('cancelled') as string });
    expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false);
  });
});
