/**
 * Watches what a person types and has said for signs of an emergency. Needs no model, sends nothing and holds nothing
 * back. The rules are fetched apart from the page, before they are needed.
 */
import { createStore } from 'zustand/vanilla';
import type { Sign } from './redFlags/categories.ts';
import type { findRedFlags } from './redFlags/findRedFlags.ts';

export interface EmergencyState {
  /** What to show; empty where there is nothing, or where it was dismissed. */
  readonly categories: readonly Sign[];
  /** The telling words of what is shown without a name, as they were typed. */
  readonly words: readonly string[];
  /** The rules could not be fetched: nothing is watched. */
  readonly unavailable: boolean;
}

interface Found {
  readonly signs: readonly Sign[];
  readonly words: readonly string[];
}

type Rules = { readonly findRedFlags: typeof findRedFlags };

/** A pause in typing, in milliseconds, after which it is worth reading. */
const PAUSE_MS = 350;

export type EmergencyWatch = ReturnType<typeof createEmergencyWatch>;

export function createEmergencyWatch(
  load: () => Promise<Rules> = () => import('./redFlags/findRedFlags.ts'),
) {
  const store = createStore<EmergencyState>(() => ({ categories: [], words: [], unavailable: false }));
  let loading: Promise<Rules> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let draft = '';
  let said: readonly string[] = [];
  /** What was found in each text; a text is read once. */
  const found = new Map<string, Found>();
  /** What a person has put away: of what was said by its text, of what is being typed until it was sent. */
  const dismissed = new Map<string, Set<Sign>>();
  let dismissedDraft = new Set<Sign>();

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
        const flags = find(text);
        found.set(text, {
          signs: [...new Set(flags.map(({ category }) => category))],
          words: flags.flatMap((flag) => ('words' in flag ? flag.words : [])),
        });
      }
      show(false);
    } catch {
      show(true);
    }
  }

  function show(unavailable: boolean): void {
    const categories = new Set<Sign>();
    const words = new Set<string>();
    const add = (text: string, hidden: ReadonlySet<Sign> | undefined): void => {
      const { signs, words: telling } = found.get(text) ?? { signs: [], words: [] };
      for (const sign of signs) {
        if (hidden?.has(sign) === true) continue;
        categories.add(sign);
        if (sign === 'unnamed') for (const word of telling) words.add(word);
      }
    };
    for (const text of said) add(text, dismissed.get(text));
    add(draft, dismissedDraft);
    const before = store.getState();
    const same = [...categories].join() === before.categories.join();
    const sameWords = [...words].join() === before.words.join();
    if (same && sameWords && unavailable === before.unavailable) return;
    store.setState({
      categories: same ? before.categories : [...categories],
      words: sameWords ? before.words : [...words],
      unavailable,
    });
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
        dismissed.set(text, new Set([...(dismissed.get(text) ?? []), ...(found.get(text)?.signs ?? [])]));
      }
      dismissedDraft = new Set([...dismissedDraft, ...(found.get(draft)?.signs ?? [])]);
      show(store.getState().unavailable);
    },
  };
}
