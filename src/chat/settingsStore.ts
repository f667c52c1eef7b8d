import { createStore } from 'zustand/vanilla';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import { DEFAULT_SETTINGS, restoreSettings } from './answerSettings.ts';
import type { AnswerSettings } from './answerSettings.ts';

const NAME = 'answer-settings';

export type SettingsStore = ReturnType<typeof createSettingsStore>;

/** How answers are made, kept between visits. */
export function createSettingsStore() {
  const store = createStore<AnswerSettings>(() => restoreSettings(readLocal(NAME)));
  const change = (patch: Partial<AnswerSettings>): void => {
    store.setState(patch);
    writeLocal(NAME, store.getState());
  };
  return { ...store, change, reset: (): void => change(DEFAULT_SETTINGS) };
}
