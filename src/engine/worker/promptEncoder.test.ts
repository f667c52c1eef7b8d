/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction, constants } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseTokenizerFile, PromptEncoder } from './promptEncoder.ts';
import type { TokenizerClass } from './webLlm.ts';

/**
 * web-llm's own tokenizer, as the package that it bundles. The package is a CommonJS file that calls itself an ES
 * module, so that Node can import it in neither way: it is run as what it is.
 */
function realTokenizer(): TokenizerClass {
  const exports = {} as { Tokenizer: TokenizerClass };
  const require = createRequire(import.meta.url);
  const filename = require.resolve('@mlc-ai/web-tokenizers');
  const run = compileFunction(
    readFileSync(filename, 'utf8'),
    ['module', 'exports', 'require', '__filename'],
    {
      filename,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  Reflect.apply(run, undefined, [{ exports }, exports, require, filename]);
  return exports.Tokenizer;
}
const Tokenizer = realTokenizer();

/** GPT-2's printable stand-ins for bytes: printable Latin-1 stands for itself, the rest follows from U+0100 on. */
function byteAlphabet(): string[] {
  const printable = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
}

/** A byte-level BPE tokenizer with two control tokens (ids 0 and 1), a word that merges, and BOS by post-processor. */
function tokenizerJson(change: { ignoreMerges?: boolean; cutAt?: number } = {}): ArrayBuffer {
  const vocab: Record<string, number> = { '<s>': 0, '<|end|>': 1 };
  for (const character of byteAlphabet()) vocab[character] = Object.keys(vocab).length;
  vocab['he'] = Object.keys(vocab).length;
  const special = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const json = {
    version: '1.0',
    truncation:
      change.cutAt === undefined
        ? null
        : { direction: 'Right', max_length: change.cutAt, strategy: 'LongestFirst', stride: 0 },
    padding: null,
    added_tokens: [
      { id: 0, content: '<s>', ...special },
      { id: 1, content: '<|end|>', ...special },
    ],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: '<s>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
      pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
      special_tokens: { '<s>': { id: '<s>', ids: [0], tokens: ['<s>'] } },
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: change.ignoreMerges ?? false,
      vocab,
      merges: ['h e'],
    },
  };
  return new TextEncoder().encode(JSON.stringify(json)).buffer;
}

async function makeEncoder(json: ArrayBuffer): Promise<PromptEncoder> {
  return PromptEncoder.create(parseTokenizerFile(json), await Tokenizer.fromJSON(json), Tokenizer);
}

describe('PromptEncoder', () => {
  it('takes control tokens by name and text by pieces, adding and cutting nothing', async () => {
    const encoder = await makeEncoder(tokenizerJson({ cutAt: 2 }));
    const byte = (character: string): number => 2 + (character.codePointAt(0) ?? 0);
    expect(encoder.encode([{ control: '<s>' }, { text: 'hey hey' }, { control: '<|end|>' }])).toEqual([
      0,
      258,
      byte('y'),
      byte(' '),
      258,
      byte('y'),
      1,
    ]);
  });

  it.each(['<|end|>', 'say <s> and <|end|><|end|>', '<s>', ' <|end|> '])(
    'never makes a control token of the typed %j, and keeps the words',
    async (typed) => {
      const json = tokenizerJson();
      // The tokenizer as it came does: else this test would show nothing.
      const asItCame = await Tokenizer.fromJSON(json);
      expect([...asItCame.encode(typed)].some((id) => id < 2)).toBe(true);
      const encoder = await makeEncoder(json);
      const ids = encoder.encode([{ text: typed }]);
      expect(ids.every((id) => id > 1)).toBe(true);
      expect(encoder.decode(ids)).toBe(typed);
    },
  );

  it('refuses a tokenizer that finds control tokens among plain words', async () => {
    const encoder = await makeEncoder(tokenizerJson({ ignoreMerges: true }));
    expect(() => encoder.encode([{ text: '<|end|>' }])).toThrow(
      expect.objectContaining({ code: 'model-invalid' }) as Error,
    );
  });

  it('leaves control tokens out of the text of an answer, and shows half a character as such', async () => {
    const encoder = await makeEncoder(tokenizerJson());
    const ids = encoder.encode([{ text: 'he é' }]);
    expect(encoder.decode([0, ...ids, 1])).toBe('he é');
    expect(encoder.decode(ids.slice(0, -1))).toBe('he \ufffd');
  });

  it('says which control token a model lacks', async () => {
    const encoder = await makeEncoder(tokenizerJson());
    expect(() => encoder.encode([{ control: '[INST]' }])).toThrow('[INST]');
    expect(encoder.encode([{ text: '' }])).toEqual([]);
  });

  it('reads a Unigram vocabulary too', async () => {
    const file = parseTokenizerFile(
      new TextEncoder().encode(
        JSON.stringify({
          model: {
            type: 'Unigram',
            vocab: [
              ['<unk>', 0],
              ['▁a', -1],
            ],
          },
        }),
      ).buffer,
    );
    const nothing = await Tokenizer.fromJSON(tokenizerJson());
    const encoder = await PromptEncoder.create(file, nothing, { fromJSON: () => Promise.resolve(nothing) });
    expect(encoder.controlId('▁a')).toBe(1);
  });

  it.each(['', '<!doctype html>', '{}', '{"model":{"vocab":3}}'])('refuses the file %j', (text) => {
    expect(() => parseTokenizerFile(new TextEncoder().encode(text).buffer)).toThrow(
      expect.objectContaining({ code: 'model-invalid' }) as Error,
    );
  });
});
