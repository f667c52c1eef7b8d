import type { Conversation } from '../../lib/conversation.ts';
import type { Draft } from '../../lib/draft.ts';

/** What a person wrote: titles, questions on all branches, and what is not yet asked. Not what a model wrote. */
export function typedTexts(conversations: readonly Conversation[], drafts: readonly Draft[]): string[] {
  return [
    ...conversations.flatMap(({ title, messages }) => [
      title,
      ...messages.filter(({ role }) => role === 'user').map(({ content }) => content),
    ]),
    ...drafts.map(({ text }) => text),
  ];
}
