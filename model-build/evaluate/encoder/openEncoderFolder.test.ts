/** The small encoder of golden/, whole and in every way broken. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEncoderFolder } from './openEncoderFolder.ts';

const TINY = fileURLToPath(new URL('golden/tiny', import.meta.url));
const description = JSON.parse(await readFile(path.join(TINY, 'encoder.json'), 'utf8')) as object;
const described = (change: object): string => JSON.stringify({ ...description, ...change });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'encoder-'));
  await cp(TINY, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

// The hash: sha256sum of model.onnx and tokenizer.json, one behind the other.
it('names the encoder by its files, and embeds a text as long as it may be', async () => {
  const { facts, embed } = await openEncoderFolder(folder);
  expect(facts).toEqual({
    ...{ name: 'tiny', layer: 2, baseline: null },
    sha256: 'dcdff2d2c3fec04440ecebe9656a46dffa851e466fb8d716f9680d4e5519cc79',
  });
  expect(await embed('  ')).toMatchObject({ ids: [2, 3], width: 16 });
  expect((await embed('pain '.repeat(500))).ids).toHaveLength(128);
});

it('has another hash where tokenizer or model are others', async () => {
  const { facts } = await openEncoderFolder(folder);
  const file = path.join(folder, 'tokenizer.json');
  await writeFile(file, `${await readFile(file, 'utf8')}\n`);
  expect((await openEncoderFolder(folder)).facts.sha256).not.toBe(facts.sha256);
});

it.each([
  ['encoder.json', '{', 'It is not JSON.'],
  ['encoder.json', described({ layer: '2' }), /^layer: .*number/],
  ['encoder.json', described({ extra: 1 }), /extra/],
  ['encoder.json', described({ maxTokens: 2 }), /^maxTokens: /],
  [
    'encoder.json',
    described({ baseline: { precision: 1, recall: 0.5, f1: 0.5, about: 'x' } }),
    /^baseline\.precision: /,
  ],
  ['tokenizer.json', 'null', 'It is not a JSON object.'],
  ['tokenizer.json', '{"model":{"type":"none"}}', /^It cannot be used: /],
  ['model.onnx', 'not a model', /^It cannot be opened: /],
])('refuses %s with %s', async (name, content, message) => {
  await writeFile(path.join(folder, name), content);
  await expect(openEncoderFolder(folder)).rejects.toMatchObject({
    code: 'data-invalid',
    file: path.join(folder, name),
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
  });
});

it.each([
  ['a token that it does not have', { first: 99_999 }],
  ['fewer inputs than it has', { inputs: ['input_ids'] }],
  ['texts that are longer than it can read', { maxTokens: 4096 }],
])('says that a model cannot be run: %s', async (_, change) => {
  await writeFile(path.join(folder, 'encoder.json'), described(change));
  const { embed } = await openEncoderFolder(folder);
  await expect(embed('pain '.repeat(500))).rejects.toMatchObject({
    file: 'model.onnx',
    message: expect.stringMatching(/^It cannot be run: ./) as string,
  });
});

it.each(['encoder.json', 'tokenizer.json', 'model.onnx'])('names %s where it is missing', async (name) => {
  await rm(path.join(folder, name));
  await expect(openEncoderFolder(folder)).rejects.toMatchObject({
    code: 'data-invalid',
    file: path.join(folder, name),
    message: 'It cannot be read.',
  });
});
