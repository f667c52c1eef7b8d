/** Builds that end before their time, in processes of their own: what they leave, and what the next one makes of it. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelParameters } from '../config/parameters.ts';
import { fillRandom } from '../fixtures/randomWeights.ts';
import { ggufName } from '../gguf/names.ts';
import { SMALL_GEOMETRY, smallMetadata } from '../gguf/testing/smallModel.ts';
import { writeGguf } from '../gguf/testing/writeGguf.ts';
import { generator, joinSafetensors } from '../model/testing.ts';
import { folderHashes } from '../shards/testing.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import { runCli, type Outcome } from './testing/runProcess.ts';

const TEST_MS = 300_000;
const KILLS = 10;
/** Three layers of 50 million weights: several shards, some of one tensor. */
const GEOMETRY = { ...SMALL_GEOMETRY, hiddenSize: 512, layers: 3, ffnSize: 32_768 };
const RANK = 4;

let room = '';
let gguf = '';
let adapter = '';
let whole: Record<string, string> = {};
let shards = 0;
/** Of an undisturbed build. */
let changes = 0;

const args = (out: string) => [
  ...['build', '--base', gguf, '--adapter', adapter, '--name', 'Same', '--no-compile'],
  ...['--quantization', 'q4f16_1', '--out', out],
];

/** @param at the change of the disk that the process ends at; null: none */
function build(out: string, at: number | null, how = 'SIGKILL'): Promise<Outcome> {
  const module = new URL('testing/endAtChange.mjs', import.meta.url);
  module.search = String(new URLSearchParams({ below: out, at: String(at), how }));
  return runCli(args(out), [module.href]);
}

/** Name, size, place on the disk and time of every shard that the journal calls whole. */
function finishedShards(out: string): Map<string, string> {
  const journal = readFileSync(path.join(`${out}.partial`, '.incomplete'), 'utf8');
  const names = [...journal.matchAll(/^\{"path":"([^"]+)",.*\}$/gm)].map((match) => match[1] ?? '');
  return new Map(names.map((name) => [name, state(path.join(`${out}.partial`, 'files', name))]));
}

function state(file: string): string {
  const { ino, size, mtimeNs } = statSync(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs}`;
}

beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'model-build-resume-'));
  gguf = path.join(room, 'model.gguf');
  adapter = path.join(room, 'adapter');
  const noise = new Float32Array(4096);
  fillRandom(noise, 1, 40);
  // Q4_0: a scale in f16, its high byte below infinity's, and 16 bytes of weights.
  const blocks = Buffer.from(
    Array.from({ length: 18 * 4096 }, (_, i) =>
      i % 18 === 1 ? 0x20 : Math.abs(noise[(i * 7) % 4096] ?? 0) & 255,
    ),
  );
  const tensors = modelParameters(GEOMETRY).flatMap(({ parts, columns, quantized }) =>
    parts.map(({ weight, rows }) =>
      quantized
        ? {
            name: ggufName(weight),
            dims: [columns, rows],
            type: 2,
            data: Buffer.alloc((rows * columns * 18) / 32, blocks),
          }
        : { name: ggufName(weight), dims: [columns], type: 0, data: Buffer.alloc(columns * 4) },
    ),
  );
  writeFileSync(gguf, writeGguf({ metadata: [...smallMetadata(GEOMETRY)], tensors }));

  mkdirSync(adapter);
  const config = { peft_type: 'LORA', r: RANK, lora_alpha: 8, target_modules: ['down_proj'] };
  writeFileSync(path.join(adapter, 'adapter_config.json'), JSON.stringify(config));
  const header: Record<string, object> = {};
  let end = 0;
  for (let layer = 0; layer < GEOMETRY.layers; layer += 1) {
    const shapes = { A: [RANK, GEOMETRY.ffnSize], B: [GEOMETRY.hiddenSize, RANK] };
    for (const [side, shape] of Object.entries(shapes)) {
      const begin = end;
      end += shape.reduce((product, count) => product * count, 4);
      const name = `base_model.model.model.layers.${layer}.mlp.down_proj.lora_${side}.weight`;
      header[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
    }
  }
  const factors = new Float32Array(end / 4);
  fillRandom(factors, 2, 0.1);
  writeFileSync(
    path.join(adapter, 'adapter_model.safetensors'),
    joinSafetensors(header, new Uint8Array(factors.buffer)),
  );

  const out = path.join(room, 'whole');
  const outcome = await build(out, null);
  expect(outcome).toMatchObject({ code: 0 });
  whole = await folderHashes(out);
  shards = Object.keys(whole).filter((name) => name.endsWith('.bin')).length;
  changes = Number(/(\d+) changes/.exec(outcome.stderr)?.[1]);
}, TEST_MS);

afterAll(() => rm(room, { recursive: true, force: true }));

describe('a build that ends before its time', { timeout: TEST_MS }, () => {
  it(`goes on after the shards that were whole, and makes the same bytes (${KILLS} kills)`, async () => {
    const draw = generator(20_240_605);
    const out = path.join(room, 'killed');
    let finished = new Map<string, string>();
    let goneOn = 0;
    for (let kills = 0; ;) {
      const outcome = await build(out, kills === KILLS ? null : 1 + draw(changes));
      if (finished.size > 0 && outcome.stderr.includes('Quantising')) {
        expect(outcome.stderr).toContain(`${finished.size} of ${shards} shards are whole`);
        goneOn += 1;
      }
      // What was whole is neither written again nor copied.
      const files = existsSync(out) ? out : path.join(`${out}.partial`, 'files');
      for (const [name, before] of finished) expect(state(path.join(files, name))).toBe(before);
      if (outcome.killedBy === null) expect(outcome.code).toBe(0);
      else {
        expect(outcome.killedBy).toBe('SIGKILL');
        kills += 1;
      }
      if (!existsSync(out)) {
        await expect(verifyFolder(`${out}.partial`)).rejects.toMatchObject({ code: 'folder-invalid' });
        finished = finishedShards(out);
        continue;
      }
      // Whatever has the target's name is whole.
      expect(await folderHashes(out)).toEqual(whole);
      if (outcome.killedBy === null && kills === KILLS) break;
      await rm(out, { recursive: true });
      finished = new Map();
    }
    expect(goneOn).toBeGreaterThan(2);
    expect(existsSync(`${out}.partial`)).toBe(false);
  });

  it.each([
    ['Ctrl-C', 'SIGINT', /cancelled/],
    ['a full disk', 'ENOSPC', /disk is full/],
  ])('goes on after %s', async (_, how, message) => {
    const out = path.join(room, how);
    const ended = await build(out, Math.floor(changes * 0.6), how);
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(message) as string });
    expect(existsSync(out)).toBe(false);
    const finished = finishedShards(out);
    expect(finished.size).toBeGreaterThan(0);
    expect(ended.stderr).toContain(`keeps ${finished.size} of ${shards} shards`);
    const again = await runCli(args(out));
    expect(again).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`${finished.size} of ${shards} shards are whole`) as string,
    });
    expect(await folderHashes(out)).toEqual(whole);
  });
});
