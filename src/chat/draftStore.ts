/** Drafts: one for each conversation, and one for each question that is being edited. They survive a reload. */
import { createStore } from 'zustand/vanilla';
import type { Draft, DraftPlace } from '../lib/draft.ts';
import { listenLocal, listLocal, readLocal, removeLocal, writeLocal } from '../lib/localRecord.ts';

/** By `draftKey`. Also where the browser refuses to keep them. */
export type Drafts = ReadonlyMap<string, Draft>;

/**
 * In localStorage, a record each: written at every key, before the page can go away, and two tabs that type in different
 * places do not disturb each other.
 */
const PREFIX = 'draft:';
/** Where the one draft of earlier versions of the page was. */
const OLD = 'draft';

/** News of a deleted conversation come after its drafts are cleared, and by another way. */
const CLEARED_MS = 5000;

/** Ids come from files too and may hold any character. */
export function draftKey({ conversationId, messageId }: DraftPlace): string {
  return PREFIX + JSON.stringify([conversationId, messageId]);
}

function restoreAll(): Drafts {
  const drafts = new Map<string, Draft>();
  for (const name of listLocal(PREFIX)) {
    const text = readLocal(name);
    const place = restorePlace(name.slice(PREFIX.length));
    if (typeof text === 'string' && place !== null) drafts.set(draftKey(place), { ...place, text });
  }
  const old = readLocal(OLD);
  const next: DraftPlace = { conversationId: null, messageId: null };
  if (typeof old === 'string' && old !== '' && !drafts.has(draftKey(next))) {
    drafts.set(draftKey(next), { ...next, text: old });
    writeLocal(draftKey(next), old);
  }
  removeLocal(OLD);
  return drafts;
}

function restorePlace(json: string): DraftPlace | null {
  try {
    const value = JSON.parse(json) as unknown;
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [conversationId, messageId] = value as unknown[];
    const isId = (id: unknown): id is string | null => id === null || typeof id === 'string';
    return isId(conversationId) && isId(messageId) ? { conversationId, messageId } : null;
  } catch {
    return null;
  }
}

export type DraftStore = ReturnType<typeof createDraftStore>;

export function createDraftStore() {
  const store = createStore<{ readonly drafts: Drafts }>(() => ({ drafts: restoreAll() }));

  /** What another tab has just cleared: with the whole conversation, perhaps, which this one can bring back. */
  const clearedElsewhere = new Map<string, Draft>();

  // Tabs share the draft of a place: were each to keep its own, the one that wrote first would lose it at a reload.
  listenLocal(PREFIX, (name, text, before) => {
    const place = restorePlace(name.slice(PREFIX.length));
    const { drafts } = store.getState();
    const mine = drafts.get(name)?.text;
    // Typed in both at once: what stands here stays, and is written with the next key.
    if (place === null || (mine !== undefined && mine !== before)) return;
    const next = new Map(drafts);
    if (typeof text === 'string') next.set(name, { ...place, text });
    else next.delete(name);
    store.setState({ drafts: next });
    if (typeof text === 'string' || mine === undefined) return;
    clearedElsewhere.set(name, { ...place, text: mine });
    setTimeout(() => clearedElsewhere.delete(name), CLEARED_MS);
  });

  function clear(place: DraftPlace): void {
    const drafts = new Map(store.getState().drafts);
    drafts.delete(draftKey(place));
    removeLocal(draftKey(place));
    store.setState({ drafts });
  }

  return {
    ...store,

    /** An empty text for the next question is no draft; for a question that is being edited it is one. */
    set(draft: Draft): void {
      if (draft.text === '' && draft.messageId === null) {
        clear(draft);
        return;
      }
      store.setState({ drafts: new Map(store.getState().drafts).set(draftKey(draft), draft) });
      writeLocal(draftKey(draft), draft.text);
    },

    clear,

    all: (): Draft[] => [...store.getState().drafts.values()],

    /** @returns what was typed in a conversation, for `set` to bring back with it */
    removeConversation(conversationId: string): Draft[] {
      const gone = [...clearedElsewhere.values(), ...store.getState().drafts.values()].filter(
        (draft) => draft.conversationId === conversationId,
      );
      gone.forEach(clear);
      return gone;
    },
  };
}
