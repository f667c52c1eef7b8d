/**
 * Whole conversations against reference encoders (prompts.jsonl, written by make_prompts.py): rendered by the page's
 * styles, then encoded part by part as the engine does. Needs the inputs that set-up fetches.
 */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueSchema, type Catalogue } from '../../src/lib/shared/catalogue.ts';
import { renderPrompt, type Message } from '../../src/lib/shared/prompt.ts';
import { ensureInput } from '../fetch/ensureInput.ts';
import { openRandomAccess } from '../gguf/randomAccess.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { tokenizerFromGguf } from './tokenizerFromGguf.ts';
import { tokenizerFromSentencepiece } from './tokenizerFromSentencepiece.ts';
import type { HuggingFaceTokenizer } from './types.ts';
import { loadWebTokenizer, type WebTokenizer } from './webTokenizers.ts';

type Style = 'mistral-instruct' | 'chatml';
interface PromptCase {
  readonly style: Style;
  readonly messages: readonly Message[];
  readonly ids: readonly number[];
}
interface Encoder {
  readonly made: HuggingFaceTokenizer;
  /** With no added tokens, as the engine's. */
  readonly plain: WebTokenizer;
}

let rows: PromptCase[];
let styles: Catalogue['promptStyles'];
const encoders = new Map<Style, Encoder>();

beforeAll(async () => {
  const lines = (await readFile(new URL('prompts.jsonl', import.meta.url), 'utf8')).trim().split('\n');
  rows = lines.map((line) => JSON.parse(line) as PromptCase);
  const file = new URL('../../public/catalogue.json', import.meta.url);
  styles = catalogueSchema.parse(JSON.parse(await readFile(file, 'utf8'))).promptStyles;
  const gguf = await openRandomAccess(await ensureInput('smollm2-gguf'));
  try {
    await add('chatml', tokenizerFromGguf((await readHeader(gguf)).metadata));
  } finally {
    await gguf.close();
  }
  const sentencepiece = await readFile(await ensureInput('mistral-v3-tokenizer'));
  await add('mistral-instruct', tokenizerFromSentencepiece(sentencepiece));
}, 60_000);

async function add(style: Style, made: HuggingFaceTokenizer): Promise<void> {
  encoders.set(style, { made, plain: await loadWebTokenizer({ ...made.tokenizer, added_tokens: [] }) });
}

function encode(name: Style, messages: readonly Message[], systemText?: string): number[] {
  const style = styles[name];
  const encoder = encoders.get(name);
  if (style === undefined || encoder === undefined) throw new Error(`there is no style ${name}`);
  const { vocab } = encoder.made.tokenizer.model;
  return renderPrompt(style, messages, systemText).flatMap((part) => {
    if ('text' in part) return [...encoder.plain.encode(part.text)];
    const id = vocab[part.control];
    if (id === undefined) throw new Error(`the vocabulary has no ${part.control}`);
    return [id];
  });
}

/** ChatML's reference template has a system text of its own where none is given, the same as the style's. */
function systemTextOf({ style, messages }: PromptCase): string | undefined {
  const given = messages.find(({ role }) => role === 'system')?.content;
  return style === 'mistral-instruct' ? (given ?? '') : given;
}

describe.each(['mistral-instruct', 'chatml'] as const)('%s', (style) => {
  it('gives fifty conversations the ids of the reference', () => {
    const cases = rows.filter((row) => row.style === style);
    expect(cases).toHaveLength(50);
    expect(Math.max(...cases.map(({ messages }) => messages.length))).toBe(9);
    for (const row of cases) {
      expect(encode(style, row.messages, systemTextOf(row)), JSON.stringify(row.messages)).toEqual(row.ids);
    }
  });

  it('has every control token typed in them, and none read as one', () => {
    const { made } = encoders.get(style) ?? {};
    const controls = made?.tokenizer.added_tokens.filter(({ special }) => special) ?? [];
    const cases = rows.filter((row) => row.style === style);
    const typed = cases.flatMap(({ messages }) => messages.map(({ content }) => content)).join('\n');
    expect(controls.length).toBeGreaterThan(10);
    expect(controls.filter(({ content }) => !typed.includes(content))).toEqual([]);
    const ids = new Set(controls.map(({ id }) => id));
    for (const row of cases) {
      const empty = row.messages.map(({ role }) => ({ role, content: '' }));
      const own = (messages: readonly Message[]) =>
        encode(style, messages, systemTextOf(row)).filter((id) => ids.has(id)).length;
      expect(own(row.messages)).toBe(own(empty));
    }
  });

  it('leaves an answer as the model gave it, where mistral-common takes spaces off its end', () => {
    const turns = (answer: string): Message[] => [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: answer },
      { role: 'user', content: 'b' },
    ];
    const [kept, trimmed] = [encode(style, turns('yes  ')), encode(style, turns('yes'))];
    expect(kept).toHaveLength(trimmed.length + 1);
  });

  it('only adds to the prompt of the turn before, system text included', () => {
    const turns: Message[] = [
      { role: 'user', content: 'My knee hurts' },
      { role: 'assistant', content: 'Since when?' },
      { role: 'user', content: 'Since yesterday' },
      { role: 'assistant', content: 'Rest it.' },
      { role: 'user', content: 'For how long?' },
    ];
    const [first = [], second = [], third = []] = [1, 3, 5].map((count) =>
      encode(style, turns.slice(0, count)),
    );
    expect(second.slice(0, first.length)).toEqual(first);
    expect(third.slice(0, second.length)).toEqual(second);
    expect(third.length).toBeGreaterThan(second.length);
  });
});
