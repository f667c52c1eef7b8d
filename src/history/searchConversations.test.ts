import { describe, expect, it } from 'vitest';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { findRanges, searchConversations, searchWords } from './searchConversations.ts';

const conversations = [
  aConversation(
    [aQuestion('q', null, 'My child has a FEVER'), anAnswer('a', 'q', { content: 'Give water.' })],
    'a',
    {
      id: 'fever',
      title: 'Child',
    },
  ),
  aConversation(
    [
      aQuestion('q', null, 'x '.repeat(200)),
      anAnswer('hidden', 'q', { content: `${'word '.repeat(60)}Café au lait spots ${'word '.repeat(60)}` }),
      anAnswer('shown', 'q', { content: 'nothing' }),
    ],
    'shown',
    { id: 'spots', title: 'Skin' },
  ),
];

const search = (query: string) => searchConversations(conversations, query);
const marked = ({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) =>
  ranges.map(([start, end]) => text.slice(start, end));

it.each([
  ['', []],
  ['  ', []],
  ['fever', ['fever']],
  ['water child', ['fever']],
  ['water skin', []],
  ['cafe', ['spots']],
  ['CAFÉ', ['spots']],
  ['skin spots', ['spots']],
  ['a', ['fever', 'spots']],
])('%j finds %j', (query, ids) => {
  expect(search(query).map(({ conversation }) => conversation.id)).toEqual(ids);
});

it('shows the place, also on a branch that is not shown, with the words marked', () => {
  const hit = search('CAFE spot')[0];
  if (!hit?.message) throw new Error('nothing found');
  expect(hit.message.id).toBe('hidden');
  expect(hit.message.text).toMatch(/^…word .*Café au lait spots word.*…$/);
  expect(hit.message.text.length).toBeLessThan(160);
  expect(marked(hit.message)).toEqual(['Café', 'spot']);
});

it('marks the title where the word is there alone', () => {
  const hit = search('skin')[0];
  expect(hit?.message).toBeNull();
  expect(hit && marked(hit.title)).toEqual(['Skin']);
});

describe('findRanges', () => {
  it.each([
    ['ab ab', ['ab'], ['ab', 'ab']],
    ['abcd', ['abc', 'bcd'], ['abcd']],
    ['Straße', ['strasse'], []],
    ['naïve', ['naive'], ['naïve']],
    ['nai\u0308ve x', ['naive'], ['nai\u0308ve']],
    ['𝐀 fever', ['fever'], ['fever']],
    ['İstanbul', ['istanbul'], ['İstanbul']],
    ['.*', ['.*'], ['.*']],
  ])('%j, %j', (text, words, found) => {
    expect(findRanges(text, words).map(([start, end]) => text.slice(start, end))).toEqual(found);
  });
});

it('takes a query apart into words', () => {
  expect(searchWords('  Äpfel\n und ')).toEqual(['apfel', 'und']);
});
