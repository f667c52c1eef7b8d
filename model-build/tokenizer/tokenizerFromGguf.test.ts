import { describe, expect, it } from 'vitest';
import type { GgufValue } from '../gguf/types.ts';
import { tokenizerFromGguf } from './tokenizerFromGguf.ts';
import { loadWebTokenizer } from './webTokenizers.ts';

const BYTE_LEVEL: Record<string, GgufValue> = {
  'tokenizer.ggml.model': 'gpt2',
  'tokenizer.ggml.pre': 'smollm',
  'tokenizer.ggml.tokens': ['<|end|>', 'a', 'b', 'Ġ', 'Ġa', 'Ġab', '1', '11', '__proto__'],
  'tokenizer.ggml.token_type': [3, 1, 1, 1, 1, 1, 1, 1, 1],
  'tokenizer.ggml.merges': ['Ġ a', 'Ġa b', '1 1'],
  'tokenizer.ggml.eos_token_id': 0,
};
const SCORED: Record<string, GgufValue> = {
  'tokenizer.ggml.model': 'llama',
  'tokenizer.ggml.tokens': ['<unk>', '<s>', '</s>', '<0x0A>', '▁', 'a', '▁a'],
  'tokenizer.ggml.token_type': [2, 3, 3, 6, 1, 1, 1],
  'tokenizer.ggml.scores': [0, 0, 0, 0, -2, -3, -1],
  'tokenizer.ggml.unknown_token_id': 0,
  'tokenizer.ggml.bos_token_id': 1,
};
const metadata = (rows: Record<string, GgufValue>) => new Map(Object.entries(rows));

describe('tokenizerFromGguf', () => {
  it('keeps the merges of a byte-level vocabulary, and cuts digits apart', async () => {
    const { tokenizer, config } = tokenizerFromGguf(metadata(BYTE_LEVEL));
    expect(config).toMatchObject({ eos_token: '<|end|>', bos_token: null });
    expect(JSON.parse(JSON.stringify(tokenizer.model.vocab))).toHaveProperty('__proto__', 8);
    const web = await loadWebTokenizer({ ...tokenizer, added_tokens: [] });
    expect([...web.encode('ab ab11')]).toEqual([1, 2, 5, 6, 6]);
  });

  it('reconstructs the merges of a scored vocabulary', async () => {
    const { tokenizer } = tokenizerFromGguf(metadata(SCORED));
    expect(tokenizer.model).toMatchObject({ byte_fallback: true, merges: ['▁ a'], unk_token: '<unk>' });
    const web = await loadWebTokenizer({ ...tokenizer, added_tokens: [] });
    expect([...web.encode('a\naa')]).toEqual([6, 3, 5, 5]);
  });

  it('gives the same text for the same metadata', () => {
    const once = JSON.stringify(tokenizerFromGguf(metadata(BYTE_LEVEL)));
    expect(JSON.stringify(tokenizerFromGguf(metadata({ ...BYTE_LEVEL })))).toBe(once);
  });

  it.each<[string, Record<string, GgufValue>, Record<string, GgufValue | undefined>, string]>([
    ['another kind', BYTE_LEVEL, { 'tokenizer.ggml.model': 'bert' }, 'unsupported'],
    ['another way to cut words', BYTE_LEVEL, { 'tokenizer.ggml.pre': 'llama-bpe' }, 'unsupported'],
    ['no tokens', BYTE_LEVEL, { 'tokenizer.ggml.tokens': undefined }, 'tokenizer-invalid'],
    ['tokens that are no list', BYTE_LEVEL, { 'tokenizer.ggml.tokens': 'abc' }, 'tokenizer-invalid'],
    ['an empty vocabulary', BYTE_LEVEL, { 'tokenizer.ggml.tokens': [] }, 'tokenizer-invalid'],
    ['a token that is a number', BYTE_LEVEL, { 'tokenizer.ggml.tokens': [1] }, 'tokenizer-invalid'],
    ['too few types', BYTE_LEVEL, { 'tokenizer.ggml.token_type': [1] }, 'tokenizer-invalid'],
    [
      'a piece that stands twice',
      SCORED,
      { 'tokenizer.ggml.tokens': Array(7).fill('x') },
      'tokenizer-invalid',
    ],
    ['a merge of three', BYTE_LEVEL, { 'tokenizer.ggml.merges': ['a b a'] }, 'tokenizer-invalid'],
    ['a merge of nothing known', BYTE_LEVEL, { 'tokenizer.ggml.merges': ['a a'] }, 'tokenizer-invalid'],
    [
      'a merge from a control piece',
      BYTE_LEVEL,
      { 'tokenizer.ggml.merges': ['<|end|> a'] },
      'tokenizer-invalid',
    ],
    ['an end that is no piece', BYTE_LEVEL, { 'tokenizer.ggml.eos_token_id': 9 }, 'tokenizer-invalid'],
    [
      'a score that is no number',
      SCORED,
      { 'tokenizer.ggml.scores': Array(7).fill(NaN) },
      'tokenizer-invalid',
    ],
    ['an unused piece', SCORED, { 'tokenizer.ggml.token_type': [2, 3, 3, 6, 1, 1, 5] }, 'unsupported'],
    [
      'a control piece that can be typed',
      SCORED,
      { 'tokenizer.ggml.token_type': [2, 3, 3, 6, 1, 3, 1] },
      'tokenizer-invalid',
    ],
  ])('refuses %s', (_, base, change, code) => {
    const rows = Object.entries({ ...base, ...change }).filter(
      (row): row is [string, GgufValue] => row[1] !== undefined,
    );
    expect(() => tokenizerFromGguf(new Map(rows))).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('refuses a merge that leads to a control piece', () => {
    const rows = metadata({
      ...BYTE_LEVEL,
      'tokenizer.ggml.tokens': ['ab', 'a', 'b', 'Ġ', 'Ġa', 'Ġab', '1', '11', 'x'],
      'tokenizer.ggml.merges': ['a b'],
    });
    expect(() => tokenizerFromGguf(rows)).toThrow(/no ordinary piece/);
  });
});
