/** How the page looks and is steered, kept between visits. It changes nothing about answers. */
import { createStore } from 'zustand/vanilla';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import { z } from '../lib/shared/schema.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
/** In per cent of the size that the browser is set to. The same ones are in base.css. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;

export interface Preferences {
  readonly theme: (typeof THEMES)[number];
  readonly textSize: (typeof TEXT_SIZES)[number];
  /** Whether single keys do something; speech input and unsteady hands press them unwanted (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'system', textSize: 100, singleKeys: true };

const NAME = 'preferences';

const { theme, textSize, singleKeys } = DEFAULT_PREFERENCES;
const schema = z.catch(
  z.object({
    theme: z.catch(z.enum(THEMES), theme),
    textSize: z.catch(z.literal(TEXT_SIZES), textSize),
    singleKeys: z.catch(z.boolean(), singleKeys),
  }),
  DEFAULT_PREFERENCES,
);

/** Anything in, usable preferences out: a field that is wrong takes its default. */
export function restorePreferences(value: unknown): Preferences {
  return schema.parse(value);
}

export function createPreferencesStore() {
  const store = createStore<Preferences>(() => restorePreferences(readLocal(NAME)));
  const change = (patch: Partial<Preferences>): void => {
    store.setState(patch);
    writeLocal(NAME, store.getState());
  };
  return { ...store, change, reset: (): void => change(DEFAULT_PREFERENCES) };
}

/** Where base.css reads them: on the page's root, before anything is drawn. */
export function applyPreferences(
  { theme, textSize }: Preferences,
  presenting: boolean,
  root: HTMLElement,
): void {
  root.dataset['theme'] = theme;
  root.dataset['text'] = String(textSize);
  root.dataset['presenting'] = String(presenting);
}
