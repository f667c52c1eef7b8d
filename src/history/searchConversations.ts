/**
 * Search over all conversations, on all their branches. A plain scan: each search reads and folds every character that
 * is stored, so that its cost grows with that and there is no index to keep true.
 */
import type { Conversation } from '../lib/conversation.ts';
import { foldPlain, foldText } from '../lib/foldText.ts';

/** Where the text of a hit is to be marked: [start, end) in UTF-16 units, in order, never overlapping. */
export type Range = readonly [start: number, end: number];

export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly Range[];
}

export interface SearchHit {
  readonly conversation: Conversation;
  readonly title: MarkedText;
  /** The first message that holds a word of the query, around that word; null where only the title does. */
  readonly message: (MarkedText & { readonly id: string }) | null;
}

/** Characters of a message that are shown around the first word that was found. */
const BEFORE = 40;
const AFTER = 100;

/** The words of a query; a conversation is a hit where all of them are in its title or its messages. */
export function searchWords(query: string): string[] {
  return foldPlain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** @returns the hits, in the order of the conversations; none for a query without words */
export function searchConversations(conversations: readonly Conversation[], query: string): SearchHit[] {
  const words = searchWords(query);
  if (words.length === 0) return [];
  return conversations.flatMap((conversation): SearchHit[] => {
    const title = foldPlain(conversation.title);
    const contents = conversation.messages.map(({ content }) => foldPlain(content));
    const found = words.every((word) => title.includes(word) || contents.some((text) => text.includes(word)));
    if (!found) return [];
    // The message with most of the words, the first of these.
    const counts = contents.map((text) => words.filter((word) => text.includes(word)).length);
    const most = Math.max(0, ...counts);
    const message = most === 0 ? undefined : conversation.messages[counts.indexOf(most)];
    return [
      {
        conversation,
        title: { text: conversation.title, ranges: findRanges(conversation.title, words) },
        message: message === undefined ? null : { id: message.id, ...excerpt(message.content, words) },
      },
    ];
  });
}

/** Where the words stand in a text; places that overlap or touch are one. */
export function findRanges(text: string, words: readonly string[]): Range[] {
  const { folded, starts } = foldText(text);
  const found: Range[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      const start = starts[at] ?? 0;
      // A character may fold to several units, and a word end between them: then all of it is marked.
      let end = at + word.length;
      while (end < starts.length - 1 && starts[end] === starts[end - 1]) end += 1;
      found.push([start, starts[end] ?? text.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function excerpt(text: string, words: readonly string[]): MarkedText {
  const first = findRanges(text, words)[0]?.[0] ?? 0;
  const from = first > BEFORE ? text.indexOf(' ', first - BEFORE) + 1 : 0;
  const start = from > 0 && from <= first ? from : Math.max(0, first - BEFORE);
  // A cut may begin or end in half of a character.
  const halves = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g;
  const cut = text
    .slice(start, first + AFTER)
    .replace(halves, '')
    .replace(/\s+/g, ' ');
  const shown = (start > 0 ? '…' : '') + cut + (first + AFTER < text.length ? '…' : '');
  return { text: shown, ranges: findRanges(shown, words) };
}
