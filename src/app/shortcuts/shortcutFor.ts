/** Which shortcut a key is. Keys are as they are written, so that every keyboard layout finds them; Shift does not matter. */
export const KEYS = {
  help: '?',
  fresh: 'n',
  search: '/',
  question: 'q',
  previousVersion: '<',
  nextVersion: '>',
  stop: 'Escape',
} as const;

export type Shortcut = keyof typeof KEYS;

export type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

interface Where {
  /** The focus is where typing writes. */
  readonly inText: boolean;
  /** The person has not turned single keys off. */
  readonly singleKeys: boolean;
}

export function shortcutFor(event: Key, { inText, singleKeys }: Where): Shortcut | null {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing) return null;
  // Escape writes nothing: it works while typing, and whoever turns single keys off does not mean it.
  if (key === KEYS.stop) return 'stop';
  if (inText || !singleKeys) return null;
  const found = Object.entries(KEYS).find(([, wanted]) => wanted === key.toLowerCase());
  return found === undefined ? null : (found[0] as Shortcut);
}
