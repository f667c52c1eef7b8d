/**
 * Presenter mode, for a stand at which one visitor follows another: large type, questions at hand, and a reset that takes
 * away what the last visitor asked. It knows which conversations were begun in it, and no others are ever taken away.
 */
import { createStore } from 'zustand/vanilla';
import { restoreSettings } from '../../chat/answerSettings.ts';
import type { AnswerSettings } from '../../chat/answerSettings.ts';
import { readLocal, writeLocal } from '../../lib/localRecord.ts';
import { z } from '../../lib/shared/schema.ts';
import { strings } from '../../ui/strings/index.ts';

export interface PresenterState {
  readonly on: boolean;
  /** Ids of the conversations that were begun in this mode since it was turned on. */
  readonly begun: readonly string[];
  /** The answer settings as they were when the mode was turned on; null where it is off. */
  readonly settings: AnswerSettings | null;
  /** As they are edited: an empty one is shown to nobody. */
  readonly questions: readonly string[];
}

export const MOST_QUESTIONS = 12;
export const LONGEST_QUESTION = 500;

const NAME = 'presenter';

const defaults = (): PresenterState => ({
  on: false,
  begun: [],
  settings: null,
  questions: strings.chat.examples,
});

const question = z.string().check(z.maxLength(LONGEST_QUESTION));
const schema = z.object({
  on: z.catch(z.boolean(), false),
  begun: z.catch(z.array(z.string()), []),
  settings: z.optional(z.unknown()),
  questions: z.catch(z.array(question).check(z.maxLength(MOST_QUESTIONS)), [...strings.chat.examples]),
});

/** Anything in, a usable state out: what is wrong takes its default. */
export function restorePresenter(value: unknown): PresenterState {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return defaults();
  const { settings } = parsed.data;
  return { ...parsed.data, settings: isObject(settings) ? restoreSettings(settings) : null };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export type PresenterStore = ReturnType<typeof createPresenterStore>;

export function createPresenterStore() {
  const store = createStore<PresenterState>(() => restorePresenter(readLocal(NAME)));

  /** Starts from what is stored: another tab may have begun conversations too. */
  function change(patch: (stored: PresenterState) => Partial<PresenterState>): void {
    const record = readLocal(NAME);
    // Where the browser keeps nothing, what is in memory is all there is.
    const stored = record === undefined ? store.getState() : restorePresenter(record);
    const next = { ...stored, ...patch(stored) };
    store.setState(next);
    writeLocal(NAME, next);
  }

  return {
    ...store,

    /** @param settings what a reset goes back to */
    enter: (settings: AnswerSettings): void => change(() => ({ on: true, begun: [], settings })),

    /** What was begun is kept, and is from now on like any other conversation. */
    leave: (): void => change(() => ({ on: false, begun: [], settings: null })),

    /** A conversation begins. Outside of the mode it is nobody's business here. */
    begins: (id: string): void => {
      if (store.getState().on) change(({ begun }) => ({ begun: [...begun, id] }));
    },

    /** A conversation that was begun in this mode is gone. */
    gone: (id: string): void =>
      change(({ begun }) => ({ begun: begun.filter((conversation) => conversation !== id) })),

    setQuestions: (questions: readonly string[]): void =>
      change(() => ({
        questions: questions.slice(0, MOST_QUESTIONS).map((text) => text.slice(0, LONGEST_QUESTION)),
      })),

    resetQuestions: (): void => change(() => ({ questions: strings.chat.examples })),
  };
}
