/** A model of a shape that no library was compiled for gets one. Needs what `npm run libs -- --prepare` installs. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canCompile } from '../catalogue/compileLibrary.ts';
import { findModelLibrary } from '../catalogue/modelLibraries.ts';
import { openRuntime } from '../compile/openRuntime.ts';
import { baseFiles, type Shape } from '../fixtures/baseFiles.ts';
import { readRowFile } from '../model/rowFile.ts';
import { checkLibrary } from '../verify/checkLibrary.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import { build } from './build.ts';
import { inspect } from './inspect.ts';
import { pack } from './pack.ts';
import { runCommand } from './runCommand.ts';
import { verify } from './verify.ts';

/** Half a minute on one idle core. */
const COMPILE_MS = 300_000;

const ready = await canCompile();
if (!ready)
  console.warn('The compiler is not installed here (npm run libs -- --prepare, and emscripten): skipped.');

let room = '';
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'compile-'));
});
afterAll(() => rm(room, { recursive: true, force: true }));

function writeBase(name: string, change: Shape = {}): string {
  const folder = path.join(room, name);
  mkdirSync(folder);
  for (const [file, bytes] of baseFiles(change)) writeFileSync(path.join(folder, file), bytes);
  return folder;
}

async function run(
  args: readonly string[],
  signal = new AbortController().signal,
  onUpdate: (label: string) => void = () => undefined,
) {
  const printed: string[] = [];
  const labels = new Set<string>();
  await runCommand([build, inspect, pack, verify], args, {
    signal,
    progress: {
      update: (label) => {
        labels.add(label);
        onUpdate(label);
      },
      end: () => undefined,
    },
    print: (line) => printed.push(line),
  });
  return { printed: printed.join('\n'), labels };
}

describe.skipIf(!ready)('build without a library that fits', { timeout: COMPILE_MS }, () => {
  it('compiles one, which verify, inspect and pack find, and which fits the folder', async () => {
    const out = path.join(room, 'odd');
    const args = ['build', '--base', writeBase('odd-base'), '--quantization', 'q4f16_1', '--out', out];
    const { printed, labels } = await run(args);
    expect(labels).toContain('Compiling a library for this shape');
    expect(printed).toContain('odd.library: the library');
    expect(readdirSync(`${out}.library`).toSorted()).toEqual(
      ['TVM-LICENSE.txt', 'TVM-NOTICE.txt', 'manifest.json', 'odd-q4f16_1.wasm'].toSorted(),
    );
    const model = await verifyFolder(out);
    const library = await findModelLibrary(out, model);
    const bytes = new Uint8Array(readFileSync(library?.file ?? ''));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await readRowFile(out)).toMatchObject({
      model: { builds: [{ library: 'libs/odd-q4f16_1.wasm', librarySha256: sha256 }] },
    });
    // The library's own list of tensors is the folder's, and it is one that web-llm can start.
    expect(await checkLibrary(out, model)).toEqual(library);
    expect(openRuntime(bytes).hasGlobal('vm.builtin.sample_top_p_from_prob')).toBe(true);
    expect((await run(['verify', out])).printed).toContain('those that odd-q4f16_1.wasm asks for');
    expect((await run(['inspect', out])).printed).toContain('odd-q4f16_1.wasm');

    // A pack brings it along, also to where nothing else is.
    const stick = path.join(room, 'stick');
    await run(['pack', out, '--out', stick]);
    await rm(`${out}.library`, { recursive: true });
    expect(await findModelLibrary(out, model)).toBeNull();
    const packed = path.join(stick, 'models', 'odd', 'resolve', 'main');
    expect((await findModelLibrary(packed, model))?.row.sha256).toBe(sha256);
    expect(await readRowFile(packed)).toMatchObject({
      model: { id: 'odd', builds: [{ librarySha256: sha256 }] },
    });
  });

  it('keeps the model where the compiler refuses the shape, or is stopped', async () => {
    const wide = path.join(room, 'wide');
    const base = writeBase('wide-base', { headDim: 16 });
    const args = ['build', '--base', base, '--quantization', 'q4f16_1', '--out', wide];
    await expect(run(args)).rejects.toMatchObject({
      code: 'compile-failed',
      message: expect.stringMatching(/head_dim is 16/) as string,
      remedy: expect.stringContaining(`npm run libs -- wide --geometry ${wide}.geometry.json`) as string,
    });
    await verifyFolder(wide);

    const stopped = path.join(room, 'stopped');
    const stop = new AbortController();
    // Each second one: after two the compiler is at work.
    let seconds = 0;
    const onUpdate = (label: string): void => {
      if (label.startsWith('Compiling') && ++seconds === 3) stop.abort();
    };
    const again = ['build', '--base', path.join(room, 'odd-base'), '--quantization', 'q4f32_1'];
    const stopping = run([...again, '--out', stopped], stop.signal, onUpdate);
    await expect(stopping).rejects.toMatchObject({
      code: 'cancelled',
      message: expect.stringMatching(/whole/) as string,
    });
    await verifyFolder(stopped);
    expect(await readRowFile(stopped)).toMatchObject({ model: { builds: [{ library: null }] } });
    expect(readdirSync(room).filter((name) => /^\.work|stopped\.library/.test(name))).toEqual([]);
  });
});
