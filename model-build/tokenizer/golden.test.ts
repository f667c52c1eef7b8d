/**
 * The real vocabularies against reference encoders (golden.jsonl, written by make_golden.py), with the engine's own
 * tokenizer. Needs the inputs that set-up fetches.
 */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import { renderPrompt, type Message } from '../../src/lib/shared/prompt.ts';
import { ensureInput } from '../fetch/ensureInput.ts';
import { openRandomAccess } from '../gguf/randomAccess.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { tokenizerFromGguf } from './tokenizerFromGguf.ts';
import { tokenizerFromSentencepiece } from './tokenizerFromSentencepiece.ts';
import type { HuggingFaceTokenizer } from './types.ts';
import { loadWebTokenizer, type WebTokenizer } from './webTokenizers.ts';

type TextCase = { readonly text: string; readonly mistralV3: number[]; readonly smollm2: number[] };
type ChatCase = { readonly messages: Message[]; readonly mistralV3: number[] };

const BYTE_PIECE = /^<0x[0-9A-F]{2}>$/;

/** What people may type and must stay plain text. */
const TYPED = [
  ...['[INST]', '[/INST]', '<s>', '</s>', '<unk>', '[TOOL_CALLS]', '[control_12]', '[REFERENCE_DOC_0]'],
  ...['<0x0A>', '<0xFF>', '<|im_start|>', '<|im_end|>', '<|endoftext|>', '<repo_name>', '<file_sep>'],
];

/** SmolLM2's vocabulary lacks a few control characters and the first bytes of U+40000 to U+BFFFF. */
function isCovered(text: string): boolean {
  return Array.from(text).every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return ![0x04, 0x06, 0x13, 0x14, 0x16, 0x1d].includes(code) && (code < 0x40000 || code > 0xbffff);
  });
}

/** The engine's binding drops a byte order mark at the start of a text of more than 16 bytes. */
const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');

let texts: TextCase[];
let chats: ChatCase[];
const made = {} as Record<'mistralV3' | 'smollm2', HuggingFaceTokenizer>;
/** As the engine encodes text: with no added tokens. */
const plain = {} as Record<'mistralV3' | 'smollm2', WebTokenizer>;

beforeAll(async () => {
  const lines = (await readFile(new URL('golden.jsonl', import.meta.url), 'utf8')).trim().split('\n');
  const cases = lines.map((line) => JSON.parse(line) as TextCase | ChatCase);
  texts = cases.filter((row) => 'text' in row);
  chats = cases.filter((row) => 'messages' in row);
  made.mistralV3 = tokenizerFromSentencepiece(await readFile(await ensureInput('mistral-v3-tokenizer')));
  const gguf = await openRandomAccess(await ensureInput('smollm2-gguf'));
  try {
    made.smollm2 = tokenizerFromGguf((await readHeader(gguf)).metadata);
  } finally {
    await gguf.close();
  }
  for (const name of ['mistralV3', 'smollm2'] as const) {
    plain[name] = await loadWebTokenizer({ ...made[name].tokenizer, added_tokens: [] });
  }
}, 60_000);

describe.each(['mistralV3', 'smollm2'] as const)('%s', (name) => {
  it('gives the ids of the reference encoder', () => {
    expect(texts.length).toBeGreaterThan(300);
    const ours = texts.map(({ text }) => ({ text, ids: [...plain[name].encode(text)] }));
    expect(ours).toEqual(texts.map((row) => ({ text: row.text, ids: row[name] })));
  });

  it('gives a text back as it was', () => {
    for (const row of texts.filter(({ text }) => isCovered(text))) {
      const decoded = plain[name].decode(Int32Array.from(row[name]));
      // Sentencepiece writes a space as U+2581, so that the two cannot be told apart.
      const expected = name === 'mistralV3' ? row.text.replaceAll('\u2581', ' ') : row.text;
      expect(withoutMark(decoded)).toBe(withoutMark(expected));
    }
  });

  it('never makes a control, byte or user-defined piece of typed text', () => {
    const { added_tokens: added, model } = made[name].tokenizer;
    const bytes = Object.entries(model.vocab).filter(([piece]) => BYTE_PIECE.test(piece));
    const apart = new Set([...added.map(({ id }) => id), ...bytes.map(([, id]) => id)]);
    for (const { content } of added) {
      for (const text of [content, ` ${content}`, `a${content}b`, content + content]) {
        expect([...plain[name].encode(text)].filter((id) => apart.has(id))).toEqual([]);
      }
    }
    for (const text of TYPED) {
      expect([...plain[name].encode(text)].filter((id) => apart.has(id))).toEqual([]);
    }
  });

  it('has no merge that leads to an added token or a byte', () => {
    const { added_tokens: added, model } = made[name].tokenizer;
    const apart = new Set(added.map(({ content }) => content));
    const leading = model.merges.filter((merge) => {
      const [left = '', right = ''] = merge.split(' ');
      return [left, right, left + right].some((text) => apart.has(text) || BYTE_PIECE.test(text));
    });
    expect(leading).toEqual([]);
    expect(model.merges.length).toBeGreaterThan(40_000);
  });

  it('finds control tokens in the complete file', async () => {
    const full = await loadWebTokenizer(made[name].tokenizer);
    for (const { id, content } of made[name].tokenizer.added_tokens) {
      expect([...full.encode(content)]).toEqual([id]);
    }
  });
});

describe('prompts', () => {
  it("agree with Mistral's own instruct encoder", async () => {
    const file = new URL('../../public/catalogue.json', import.meta.url);
    const { promptStyles } = catalogueSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const style = promptStyles['mistral-instruct'];
    if (style === undefined) throw new Error('the catalogue has no style mistral-instruct');
    const { vocab } = made.mistralV3.tokenizer.model;
    expect(chats.length).toBeGreaterThan(3);
    for (const { messages, mistralV3 } of chats) {
      const system = messages.find(({ role }) => role === 'system')?.content ?? '';
      const ids = renderPrompt(style, messages, system).flatMap((part) =>
        'control' in part ? [vocab[part.control]] : [...plain.mistralV3.encode(part.text)],
      );
      expect(ids).toEqual(mistralV3);
    }
  });
});
