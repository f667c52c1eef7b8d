import 'fake-indexeddb/auto';
import { set } from 'idb-keyval';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../lib/conversation.ts';
import type { Draft } from '../../lib/draft.ts';
import { aConversation, anAnswer, aQuestion } from '../../lib/testing/conversations.ts';
import { createConversationStorage } from '../conversationStorage.ts';
import { createDurableStore } from '../durableStore.ts';
import { createHistoryStore } from '../historyStore.ts';
import { exportFile } from './exportFile.ts';
import { importConversations } from './importConversations.ts';
import type { ImportReport } from './importConversations.ts';
import { restoreExport } from './restoreExport.ts';

/** A browser profile: stored conversations and drafts. */
class Profile {
  static count = 0;
  readonly records = createDurableStore(`transfer-${Profile.count++}`, 'conversations');
  readonly history = createHistoryStore(createConversationStorage(this.records));
  drafts: Draft[] = [];
  readonly controller = new AbortController();

  async put(...conversations: readonly Conversation[]): Promise<void> {
    for (const conversation of conversations) await set(conversation.id, conversation, this.records);
  }

  async all(): Promise<Conversation[]> {
    const { conversations } = await this.history.readAll();
    return [...conversations].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async export(): Promise<string> {
    return exportFile({ ...(await this.history.readAll()), drafts: this.drafts }, 0);
  }

  import(text: string, onProgress: (done: number) => void = () => undefined): Promise<ImportReport> {
    let id = 0;
    return importConversations(restoreExport(text), {
      history: this.history,
      drafts: {
        all: () => this.drafts,
        set: (draft) => {
          this.drafts = [...this.drafts, draft];
        },
      },
      newId: () => `new${id++}`,
      signal: this.controller.signal,
      onProgress,
    });
  }
}

const versions = aConversation(
  [
    aQuestion('q1', null, 'I have a "headache"\n\u2028 and 👩‍⚕️'),
    anAnswer('a1', 'q1'),
    aQuestion('q2', 'a1'),
    anAnswer('a1b', 'q1', { state: 'stopped', tokenIds: null, stats: null, making: null }),
  ],
  'q2',
  { id: 'x', pinned: true },
);
const other = aConversation([aQuestion('q', null)], 'q', { id: 'y', title: 'Other' });
const drafts: Draft[] = [
  { conversationId: null, messageId: null, text: 'new' },
  { conversationId: 'x', messageId: null, text: 'next' },
  { conversationId: 'x', messageId: 'q1', text: '' },
];

let from: Profile;
let to: Profile;

beforeEach(async () => {
  from = new Profile();
  to = new Profile();
  from.drafts = drafts;
  await from.put(versions, other);
});

it('brings everything back as it was, siblings and drafts included', async () => {
  const report = await to.import(await from.export());
  expect(report).toMatchObject({ added: 2, here: 0, copies: [], failed: [], unreadable: [], draftsAdded: 3 });
  expect(await to.all()).toEqual(await from.all());
  expect(await to.all()).toEqual([versions, other]);
  expect(to.drafts).toEqual(drafts);
});

it('imports nothing twice', async () => {
  const text = await from.export();
  await to.import(text);
  expect(await to.import(text)).toMatchObject({ added: 0, here: 2, draftsAdded: 0, draftsKept: [] });
  expect(await to.all()).toHaveLength(2);
});

describe('a conversation of the same id', () => {
  const longer = { ...versions, messages: [...versions.messages, anAnswer('a2', 'q2')], leafId: 'a2' };

  it('that holds all of it already is left alone', async () => {
    const here = { ...longer, title: 'Renamed', pinned: false };
    await to.put(here);
    expect(await to.import(await from.export())).toMatchObject({ added: 1, here: 1 });
    expect((await to.all())[0]).toEqual(here);
  });

  it('that differs stays, and the other is added beside it, once', async () => {
    const here = { ...versions, messages: [aQuestion('q9', null)], leafId: 'q9' };
    await to.put(here);
    const text = await from.export();
    expect(await to.import(text)).toMatchObject({ added: 2, here: 0, copies: ['Headache'] });
    const copy = { ...versions, id: 'new0', title: 'Headache (imported)' };
    expect(await to.all()).toEqual([copy, here, other]);
    expect(to.drafts[1]).toEqual({ conversationId: 'new0', messageId: null, text: 'next' });
    expect(await to.import(text)).toMatchObject({ added: 0, here: 2 });
  });

  it('that cannot be read stays too', async () => {
    await set('x', { version: 99 }, to.records);
    expect(await to.import(await from.export())).toMatchObject({ added: 2, copies: ['Headache'] });
    const { setAside } = await to.history.readAll();
    expect(setAside).toMatchObject([{ key: 'x', record: { version: 99 } }]);
  });
});

it('keeps a text that is typed here, and says what the other one was', async () => {
  to.drafts = [{ conversationId: null, messageId: null, text: 'mine' }];
  expect(await to.import(await from.export())).toMatchObject({ draftsAdded: 2, draftsKept: ['new'] });
  expect(to.drafts[0]?.text).toBe('mine');
});

it('carries what it cannot read, and imports the rest', async () => {
  await set('z', { version: 99, title: 'From later' }, from.records);
  const report = await to.import(await from.export());
  expect(report).toMatchObject({
    added: 2,
    unreadable: [{ name: 'From later', problem: expect.stringContaining('not a conversation') as string }],
  });
});

it('stops where it is told to, and says how much is left', async () => {
  const text = await from.export();
  const report = await to.import(text, (done) => {
    if (done === 1) to.controller.abort();
  });
  expect(report).toMatchObject({ added: 2, left: 0 });
  to.controller.abort();
  expect(await new Profile().import(text)).toMatchObject({ added: 2 });
  expect(await to.import(text)).toMatchObject({ added: 0, here: 0, left: 2 });
});

it('is stamped with the disclaimer, the models and their hashes', async () => {
  const file = JSON.parse(await from.export()) as Record<string, unknown>;
  expect(file).toMatchObject({
    format: 'chatdoctor-web/conversations',
    version: 1,
    disclaimer: expect.stringContaining('For research purposes only') as string,
    models: [
      { buildId: 'tiny-mistral-q4f32_1', name: 'Tiny Mistral', librarySha256: 'ab'.repeat(32) },
      { buildId: 'tiny-mistral-q4f32_1', librarySha256: null },
    ],
  });
});

describe('files that are none of ours', () => {
  const good = { format: 'chatdoctor-web/conversations', version: 1, conversations: [versions] };
  it.each([
    ['empty', '', /not JSON/],
    ['words', 'hello', /not JSON/],
    ['cut short', JSON.stringify(good).slice(0, -5), /not JSON/],
    ['null', 'null', /not an export/],
    ['a list', '[]', /not an export/],
    ['another format', JSON.stringify({ ...good, format: 'x' }), /not an export/],
    ['no version', JSON.stringify({ ...good, version: undefined }), /not an export/],
    ['conversations that are no list', JSON.stringify({ ...good, conversations: {} }), /not an export/],
    ['a later version', JSON.stringify({ ...good, version: 2 }), /later version/],
    ['nothing', JSON.stringify({ ...good, conversations: [] }), /holds no conversation/],
  ])('%s', (_name, text, message) => {
    expect(() => restoreExport(text)).toThrow(message);
  });

  it('a damaged one gives what can be read', () => {
    const damaged = {
      ...good,
      conversations: [
        null,
        { ...versions, messages: [...versions.messages, { id: 5 }] },
        'x',
        { __proto__: null },
      ],
      drafts: [{ text: 5 }, drafts[0]],
    };
    const restored = restoreExport(JSON.stringify(damaged));
    expect(restored.conversations).toHaveLength(1);
    expect(restored.conversations[0]?.repairs).toEqual(['message 5 was unreadable and left out']);
    expect(restored.unreadable.map(({ name }) => name)).toEqual(['#1', '#3', '#4', 'drafts #1']);
    expect(restored.drafts).toEqual([drafts[0]]);
  });
});
