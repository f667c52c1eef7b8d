/** The command line as a person uses it: a process of its own, with exit codes. resume.test.ts ends builds on the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { SMALL_GEOMETRY, smallModel } from '../gguf/testing/smallModel.ts';
import { runCli as run } from './testing/runProcess.ts';

/** Starting Node and tsx takes most of a second on a slow machine. */
const PROCESS_MS = 60_000;

let room = '';
let gguf = '';
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'model-build-cli-'));
  gguf = path.join(room, 'small.gguf');
  await writeFile(gguf, smallModel());
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
    [['build', '--base', 'x', '--adapter', 'y', '--adapter', 'z', '--out', 'o', '--quantization', 'q4f16_1']],
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
    const checked = await run(['verify', out, '--json', '--quiet']);
    expect(JSON.parse(checked.stdout)).toMatchObject({ quantization: 'q4f16_1', manifest: true });
    expect(checked.stderr).toBe('');
    const described: unknown = JSON.parse((await run(['inspect', out, '--json'])).stdout);
    expect(described).toMatchObject({
      geometry: SMALL_GEOMETRY,
      contextWindowSize: 128,
      source: { name: 'Small' },
    });
    const file: unknown = JSON.parse((await run(['inspect', gguf, '--json'])).stdout);
    expect(file).toMatchObject({ version: 3, metadata: { 'general.architecture': 'llama' } });
  });

  it('goes on where nobody reads its output', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'model-build/cli/main.ts', 'inspect', gguf], {
      cwd: PROJECT_ROOT,
    });
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, said }).toEqual({ code: 0, said: '' });
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
});
