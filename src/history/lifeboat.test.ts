import { beforeEach, expect, it } from 'vitest';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { aConversation, anAnswer, aQuestion } from '../lib/testing/conversations.ts';
import { addUnsaved } from './addUnsaved.ts';
import { createLifeboat, lostPages } from './lifeboat.ts';

beforeEach(() => void stubLocalStorage());

const asked = aConversation([aQuestion('q', null)]);
const begun = aConversation(
  [...asked.messages, anAnswer('a', 'q', { content: 'Re', state: 'writing' })],
  'a',
);

it('keeps what is not in storage, and only that, until it is', () => {
  const boat = createLifeboat('page');
  boat.keep(asked);
  boat.saved(asked, true);
  expect(lostPages()).toEqual([]);
  boat.keep(begun);
  boat.saved(asked, false);
  expect(lostPages()).toMatchObject([{ record: { id: 'c', messages: [{ id: 'a', content: 'Re' }] } }]);
  boat.saved(begun, true);
  expect(lostPages()).toEqual([]);
});

it('keeps no message that was deleted before it was stored', () => {
  const boat = createLifeboat('page');
  boat.saved(asked, true);
  boat.keep(begun);
  boat.keep(asked);
  expect(lostPages()).toEqual([]);
});

it('keeps the pages apart, and nothing of a conversation that was deleted on any of them', () => {
  const [boat, other] = [createLifeboat('page'), createLifeboat('other')];
  boat.keep(begun);
  other.keep(begun);
  other.keep({ ...begun, id: 'd' });
  expect(lostPages()).toHaveLength(3);
  boat.forget('c');
  expect(lostPages()).toMatchObject([{ record: { id: 'd' } }]);
});

it('adds the last words to what is stored, or stands for it', () => {
  const boat = createLifeboat('page');
  boat.saved(asked, true);
  boat.keep(begun);
  const record = lostPages()[0]?.record;
  const restored = { content: 'Re', state: 'interrupted' };
  expect(addUnsaved(asked, record)).toMatchObject({
    conversation: { leafId: 'a', messages: [asked.messages[0], restored] },
    repairs: [],
  });
  // The whole conversation was unsaved, and nothing of it is in storage.
  expect(addUnsaved(undefined, begun)).toMatchObject({ conversation: { messages: [{}, restored] } });
});

it('takes the longer of two texts of a message, and the stored title', () => {
  const more = anAnswer('a', 'q', { content: 'Rest and drink.' });
  const stored = aConversation([...asked.messages, more], 'a', { title: 'Renamed', updatedAt: 9 });
  expect(addUnsaved(stored, begun)).toMatchObject({
    conversation: {
      title: 'Renamed',
      updatedAt: 9,
      messages: [{}, { content: 'Rest and drink.', state: 'complete' }],
    },
  });
});

it('reads neither junk nor what a later version wrote', () => {
  expect(addUnsaved(undefined, 'junk')).toMatchObject({ conversation: null });
  expect(addUnsaved({ version: 99, id: 'c', messages: [] }, begun)).toMatchObject({ conversation: null });
  expect(addUnsaved('junk', begun)).toMatchObject({ conversation: null });
});
