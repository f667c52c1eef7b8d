import { describe, expect, it } from 'vitest';
import { goldenFiles, jsonBytes, memoryFolder, parseBytes } from '../model/testing.ts';
import { loadWebTokenizer } from '../tokenizer/webTokenizers.ts';
import { readTokenizer } from './readTokenizer.ts';

const file = parseBytes(goldenFiles('base-untied').get('tokenizer.json'));
const model = file['model'] as Record<string, unknown>;
const added = file['added_tokens'] as Record<string, unknown>[];

/** A sentencepiece model of three pieces: <unk>, <s>, </s>; BPE, which does not remove repeated spaces. */
const piece = (text: string, type: number): number[] => {
  const fields = [0x0a, text.length, ...Buffer.from(text), 0x18, type];
  return [0x0a, fields.length, ...fields];
};
const SENTENCEPIECE = [
  ...[...piece('<unk>', 2), ...piece('<s>', 3), ...piece('</s>', 3)],
  ...[0x12, 2, 0x18, 2],
  ...[0x1a, 2, 0x20, 0],
];

function read(json: unknown, others: Readonly<Record<string, unknown>> = {}, vocabSize = 40) {
  const files = new Map([['tokenizer.json', jsonBytes(json)]]);
  for (const [name, content] of Object.entries(others)) files.set(name, jsonBytes(content));
  return readTokenizer(memoryFolder('base', files), vocabSize);
}

describe('readTokenizer', () => {
  it('passes a tokenizer.json as it is, and knows its control tokens', async () => {
    const { tokenizer, controls, chatTemplate, files } = await read(file, {
      'tokenizer_config.json': { chat_template: 'T', eos_token: '</s>' },
    });
    expect(tokenizer).toEqual(file);
    expect([...controls.keys()]).toEqual(['<unk>', '<s>', '</s>', '[INST]', '[/INST]']);
    expect(chatTemplate).toBe('T');
    expect(files).toEqual(['tokenizer.json', 'tokenizer_config.json']);
  });

  it('is read by the engine, with merges in either form', async () => {
    for (const merges of [
      ['a b', 'c d'],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ]) {
      const { tokenizer } = await read({ ...file, model: { ...model, merges } });
      expect([...(await loadWebTokenizer(tokenizer)).encode('abcdz')]).toEqual([31, 32, 30]);
    }
  });

  it('knows the marks of a prompt that a training tool added as ordinary tokens', async () => {
    const marks = ['<|im_start|>', '<|im_end|>', 'other'].map((content, i) => ({
      ...added[0],
      content,
      id: 33 + i,
      special: false,
    }));
    const { controls } = await read({ ...file, added_tokens: [...added, ...marks] });
    expect([...controls.keys()]).toContain('<|im_start|>');
    expect([...controls.keys()]).not.toContain('other');
    const typed = { ...model, merges: ['<|im_ end|>'] };
    await expect(read({ ...file, model: typed, added_tokens: [...added, ...marks] })).rejects.toMatchObject({
      message: expect.stringContaining('typed text') as string,
    });
  });

  it('takes the template from the file of its own, or the one called default', async () => {
    const named = [
      { name: 'tool_use', template: 'X' },
      { name: 'default', template: 'D' },
    ];
    expect((await read(file, { 'tokenizer_config.json': { chat_template: named } })).chatTemplate).toBe('D');
    expect((await read(file, { 'chat_template.jinja': 'J' })).chatTemplate).toBe('"J"');
  });

  it.each<[string, unknown, string, RegExp]>([
    [
      'ids beyond the embedding',
      { ...file, model: { ...model, vocab: { a: 40 } } },
      'source-invalid',
      /id 40/,
    ],
    ['ids that are none', { ...file, model: { ...model, vocab: { a: -1 } } }, 'source-invalid', /-1/],
    ['no vocabulary', { ...file, model: { ...model, vocab: [] } }, 'source-invalid', /vocab/],
    ['another kind', { ...file, model: { ...model, type: 'Unigram' } }, 'unsupported', /not BPE/],
    [
      'merges that make a control token',
      { ...file, model: { ...model, merges: ['[INST ]'] } },
      'source-invalid',
      /\[INST\]/,
    ],
    [
      'control tokens that a whole word could be',
      { ...file, model: { ...model, ignore_merges: true } },
      'unsupported',
      /could be typed/,
    ],
    [
      'added tokens that are none',
      { ...file, added_tokens: [{ ...added[0], id: 'x' }] },
      'source-invalid',
      /id/,
    ],
    ['a list', [], 'source-invalid', /expected object/],
  ])('refuses %s', async (_, json, code, message) => {
    await expect(read(json)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each<[string, object]>([
    ['added_tokens.json', { '<|im_start|>': 3 }],
    ['tokenizer_config.json', { added_tokens_decoder: { 3: { content: '<|im_start|>', special: true } } }],
  ])('refuses tokens that only %s adds to a sentencepiece model', async (name, content) => {
    const files = new Map([
      ['tokenizer.model', Uint8Array.from(SENTENCEPIECE)],
      [name, jsonBytes(content)],
    ]);
    const refused = await readTokenizer(memoryFolder('base', files), 40).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({
      code: 'unsupported',
      file: `base/${name}`,
      message: expect.stringContaining('<|im_start|>') as string,
    });
    files.set(name, jsonBytes(name === 'added_tokens.json' ? { '</s>': 2 } : { added_tokens_decoder: {} }));
    expect((await readTokenizer(memoryFolder('base', files), 40)).controls.get('</s>')).toBe(2);
  });

  it('says where there is none', async () => {
    await expect(readTokenizer(memoryFolder('base', new Map()), 40)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('tokenizer.model') as string,
    });
  });
});
