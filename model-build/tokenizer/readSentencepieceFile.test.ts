import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ensureInput } from '../fetch/ensureInput.ts';
import { withTemporaryFolder } from '../shards/testing.ts';
import { readSentencepieceFile } from './readSentencepieceFile.ts';

const PIECES = 32_768;
const good = await ensureInput('mistral-v3-tokenizer');

it('reads a tokenizer of the size that is wanted', async () => {
  const { bytes, tokenizer } = await readSentencepieceFile(good, PIECES);
  expect(bytes.length).toBe(readFileSync(good).length);
  expect(Object.keys(tokenizer.tokenizer.model.vocab)).toHaveLength(PIECES);
  await expect(readSentencepieceFile(good, PIECES + 1)).rejects.toMatchObject({
    code: 'tokenizer-invalid',
    file: good,
    message: `It has ${PIECES} pieces; the model has ${PIECES + 1} rows for them.`,
  });
});

it.each<[string, (file: string) => void, string, RegExp]>([
  ['nothing', () => undefined, 'not-found', /no such file/],
  ['a folder', (file) => mkdirSync(file), 'tokenizer-invalid', /a folder/],
  ['an empty file', (file) => writeFileSync(file, ''), 'tokenizer-invalid', /no pieces/],
  ['text', (file) => writeFileSync(file, '{"a": 1}'), 'tokenizer-invalid', /protobuf/],
  [
    'half of one',
    (file) => writeFileSync(file, readFileSync(good).subarray(0, 300_000)),
    'tokenizer-invalid',
    /./,
  ],
])('refuses %s, by name', (_, prepare, code, message) =>
  withTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'x.model');
    prepare(file);
    await expect(readSentencepieceFile(file, PIECES)).rejects.toMatchObject({
      code,
      file,
      message: expect.stringMatching(message) as string,
      remedy: expect.any(String) as string,
    });
  }),
);
