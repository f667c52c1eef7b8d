/** Mistral v3's vocabulary in the forms in which its tokenizer.json has been published, with the engine's own tokenizer. */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { ensureInput } from '../fetch/ensureInput.ts';
import { spaceAfterControl } from './spaceAfterControl.ts';
import { tokenizerFromSentencepiece } from './tokenizerFromSentencepiece.ts';
import { loadWebTokenizer } from './webTokenizers.ts';

let made: object;

beforeAll(async () => {
  made = tokenizerFromSentencepiece(await readFile(await ensureInput('mistral-v3-tokenizer'))).tokenizer;
}, 60_000);

const metaspace = (prepend_scheme: string) => ({
  normalizer: null,
  pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme, split: false },
});
const inSequence = ({ pre_tokenizer }: ReturnType<typeof metaspace>) => ({
  normalizer: null,
  pre_tokenizer: { type: 'Sequence', pretokenizers: [pre_tokenizer] },
});

it.each<[string, object, '' | ' ']>([
  ['a Prepend normalizer', {}, ''],
  ['Metaspace at the beginning', metaspace('first'), ' '],
  ['Metaspace at the beginning, in a sequence', inSequence(metaspace('first')), ' '],
  ['Metaspace everywhere', metaspace('always'), ''],
])('gives text after a control token its own ids: %s', async (_, parts, expected) => {
  const json = { ...made, ...parts };
  expect(spaceAfterControl(json)).toBe(expected);
  const tokenizer = await loadWebTokenizer(json);
  const plain = await loadWebTokenizer({ ...json, added_tokens: [] });
  for (const text of ['I have a headache.', '38,5 °C', 'Übelkeit']) {
    const whole = tokenizer.encode(`[INST]${expected}${text}`);
    expect([...whole]).toEqual([3, ...plain.encode(text)]);
  }
});
