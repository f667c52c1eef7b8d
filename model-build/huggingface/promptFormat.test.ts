import { expect, it } from 'vitest';
import { promptFormat } from './promptFormat.ts';

const controls = (...texts: string[]) => new Map(texts.map((text, id) => [text, id]));
const MISTRAL = controls('<s>', '</s>', '[INST]', '[/INST]');
const CHATML = controls('<|im_start|>', '<|im_end|>');

it.each<[string, string | null, ReadonlyMap<string, number>, string, boolean]>([
  ['Mistral’s template', '{{ "[INST]" }}', MISTRAL, 'mistral-instruct', false],
  ['chatml’s template', '{{ "<|im_start|>" }}', CHATML, 'chatml', false],
  ['no template, [INST] as a control token', null, MISTRAL, 'mistral-instruct', false],
  ['no template, <|im_start|> as a control token', null, CHATML, 'chatml', false],
  ['no template, neither', null, controls('<s>', '</s>'), 'raw', true],
  ['[INST] as plain text, as in Llama 2', '{{ "[INST]" }}', controls('<s>', '</s>'), 'raw', true],
  ['another template over Mistral’s vocabulary', '{{ "### Question" }}', MISTRAL, 'mistral-instruct', true],
])('%s', (_, template, vocabulary, style, warns) => {
  const format = promptFormat(template, vocabulary);
  expect(format.styles[0]).toBe(style);
  expect(format.warning !== null).toBe(warns);
});
