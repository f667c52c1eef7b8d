import { expect, it } from 'vitest';
import shipped from '../../public/catalogue.json' with { type: 'json' };
import type { ConversationMessage } from '../lib/conversation.ts';
import { catalogueSchema } from '../lib/shared/catalogue.ts';
import { renderPrompt } from '../lib/shared/prompt.ts';
import { anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { promptMessages } from './promptMessages.ts';

/** `?` begins a question, anything else is an answer. */
function path(...texts: string[]): ConversationMessage[] {
  return texts.map((text, index): ConversationMessage => {
    return text.startsWith('?')
      ? aQuestion(`m${index}`, null, text.slice(1))
      : anAnswer(`m${index}`, `m${index - 1}`, { content: text });
  });
}

it.each([
  ['one question', ['?a'], 'user:a'],
  ['two turns', ['?a', 'b', '?c'], 'user:a assistant:b user:c'],
  ['a question without an answer', ['?a', '?b'], 'user:b'],
  ['an empty answer', ['?a', ' ', '?b'], 'user:b'],
  ['an answer in the middle that is empty', ['?a', 'b', '?c', '', '?d'], 'user:a assistant:b user:d'],
])('%s', (_name, texts, expected) => {
  expect(
    promptMessages(path(...texts))
      .map(({ role, content }) => `${role}:${content}`)
      .join(' '),
  ).toBe(expected);
});

it('renders in every style of the catalogue, the last question last', () => {
  const messages = promptMessages(path('?first', 'reply', '?second'));
  for (const style of Object.values(catalogueSchema.parse(shipped).promptStyles)) {
    const parts = renderPrompt(style, messages);
    const text = parts.map((part) => ('text' in part ? part.text : part.control)).join('');
    expect(text.includes('first')).toBe(style.multiTurn);
    expect(text).toContain('second');
  }
});
