import type { ConversationMessage } from './conversation.ts';

/** Characters: what fits in the list on two lines. */
const MAX_LENGTH = 60;

/** A conversation's first title: the beginning of its first question, cut between words where that is possible. */
export function titleFor(messages: readonly ConversationMessage[]): string {
  const first = messages.find((message) => message.role === 'user');
  const text = (first?.content ?? '').replace(/\s+/g, ' ').trim();
  const characters = [...text];
  if (characters.length <= MAX_LENGTH) return text === '' ? 'Untitled' : text;
  const cut = characters.slice(0, MAX_LENGTH - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
