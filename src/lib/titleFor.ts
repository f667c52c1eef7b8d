import type { ConversationMessage } from './conversation.ts';

/** Characters: what fits in the list on two lines. */
const MAX_LENGTH = 60;

/** A conversation's first title: the beginning of its first question, cut between words where that is possible. */
export function titleFor(messages: readonly ConversationMessage[]): string {
  const first = messages.find((message) => message.role === 'user');
  const text = (first?.content ?? '').replace(/\s+/g, ' ').trim();
  // A flag or a family is several code points and one character: never cut inside.
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  if (characters.length <= MAX_LENGTH) return text === '' ? 'Untitled' : text;
  const cut = characters.slice(0, MAX_LENGTH - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
