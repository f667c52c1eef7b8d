/**
 * Watches what a person types and has said for signs of an emergency. Needs no model, sends nothing and holds nothing
 * back. The rules are fetched apart from the page, before they are needed.
 */
import { createStore } from 'zustand/vanilla';
import type { Category } from './redFlags/categories.ts';
import type { findRedFlags } from './redFlags/findRedFlags.ts';

export interface EmergencyState {
  /** What to show; empty where there is nothing, or where it was dismissed. */
  readonly categories: readonly Category[];
  /** The rules could not be fetched: nothing is watched. */
  readonly unavailable: boolean;
}

type Rules = { readonly findRedFlags: typeof findRedFlags };

/** A pause in typing, in milliseconds, after which it is worth reading. */
const PAUSE_MS = 350;

export type EmergencyWatch = ReturnType<typeof createEmergencyWatch>;

export function createEmergencyWatch(
  load: () => Promise<Rules> = () => import('./redFlags/findRedFlags.ts'),
) {
  const store = createStore<EmergencyState>(() => ({ categories: [], unavailable: false }));
  let loading: Promise<Rules> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let draft = '';
  let said: readonly string[] = [];
  /** What was found in each text; a text is read once. */
  const found = new Map<string, readonly Category[]>();
  /** What a person has put away: of what was said by its text, of what is being typed until it was sent. */
  const dismissed = new Map<string, Set<Category>>();
  let dismissedDraft = new Set<Category>();

  function rules(): Promise<Rules> {
    // A failed fetch is tried again at the next text.
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  async function refresh(): Promise<void> {
    try {
      const { findRedFlags: find } = await rules();
      for (const text of [...said, draft]) {
        if (text.trim() === '' || found.has(text)) continue;
        found.set(text, [...new Set(find(text).map(({ category }) => category))]);
      }
      show(false);
    } catch {
      show(true);
    }
  }

  function show(unavailable: boolean): void {
    const categories = new Set<Category>();
    for (const text of said) {
      for (const category of found.get(text) ?? []) {
        if (dismissed.get(text)?.has(category) !== true) categories.add(category);
      }
    }
    for (const category of found.get(draft) ?? [])
      if (!dismissedDraft.has(category)) categories.add(category);
    const before = store.getState();
    const same = [...categories].join() === before.categories.join();
    if (same && unavailable === before.unavailable) return;
    store.setState({ categories: same ? before.categories : [...categories], unavailable });
  }

  return {
    ...store,

    /** Fetches the rules; call when the page has nothing better to do. */
    prepare: (): Promise<void> => refresh(),

    /** What stands in the field now. Read after a pause in typing. */
    typed(text: string): void {
      // Drafts are many; what was found in them is kept only for the last one.
      if (!said.includes(draft)) found.delete(draft);
      if (text.trim() === '') dismissedDraft = new Set();
      draft = text;
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), PAUSE_MS);
    },

    /** The questions of the conversation on screen, in order. Read at once. */
    said(texts: readonly string[]): void {
      if (texts.length === said.length && texts.every((text, index) => text === said[index])) return;
      said = texts;
      if (draft !== '' && texts.at(-1)?.trim() === draft.trim()) {
        // It was sent: what was put away while it was typed stays so.
        dismissed.set(texts.at(-1) ?? draft, dismissedDraft);
        dismissedDraft = new Set();
        draft = '';
        clearTimeout(timer);
      }
      void refresh();
    },

    /** Puts away what is shown now. A new sign brings it back. */
    dismiss(): void {
      for (const text of said) {
        dismissed.set(text, new Set([...(dismissed.get(text) ?? []), ...(found.get(text) ?? [])]));
      }
      dismissedDraft = new Set([...dismissedDraft, ...(found.get(draft) ?? [])]);
      show(store.getState().unavailable);
    },
  };
}
