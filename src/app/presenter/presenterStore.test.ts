import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '../../lib/testing/stubLocalStorage.ts';
import { DEFAULT_SETTINGS } from '../../chat/answerSettings.ts';
import { strings } from '../../ui/strings/index.ts';
import {
  createPresenterStore,
  LONGEST_QUESTION,
  MOST_QUESTIONS,
  restorePresenter,
} from './presenterStore.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, temperature: 0, seed: 5 };

beforeEach(() => void stubLocalStorage());
afterEach(() => void vi.unstubAllGlobals());

it('knows the conversations that were begun in it, and no others', () => {
  const presenter = createPresenterStore();
  presenter.begins('before');
  presenter.enter(SETTINGS);
  presenter.begins('a');
  presenter.begins('b');
  presenter.gone('a');
  expect(presenter.getState().begun).toEqual(['b']);
  presenter.leave();
  presenter.begins('after');
  expect(presenter.getState()).toMatchObject({ on: false, begun: [] });
});

it('forgets what was begun when it is left: turned on again, it takes away nothing of before', () => {
  const presenter = createPresenterStore();
  presenter.enter(SETTINGS);
  presenter.begins('a');
  presenter.leave();
  presenter.enter(SETTINGS);
  expect(presenter.getState().begun).toEqual([]);
});

it('goes on after a reload', () => {
  const presenter = createPresenterStore();
  presenter.enter(SETTINGS);
  presenter.begins('a');
  presenter.setQuestions(['Why?']);
  expect(createPresenterStore().getState()).toEqual({
    on: true,
    begun: ['a'],
    settings: SETTINGS,
    questions: ['Why?'],
  });
});

it('keeps what another tab began', () => {
  const one = createPresenterStore();
  one.enter(SETTINGS);
  const other = createPresenterStore();
  one.begins('a');
  other.begins('b');
  one.begins('c');
  expect(one.getState().begun).toEqual(['a', 'b', 'c']);
});

it('works where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  const presenter = createPresenterStore();
  presenter.enter(SETTINGS);
  presenter.begins('a');
  presenter.begins('b');
  expect(presenter.getState()).toMatchObject({ on: true, begun: ['a', 'b'] });
});

it('holds the questions to a number and a length', () => {
  const presenter = createPresenterStore();
  presenter.setQuestions(Array.from({ length: 30 }, () => 'x'.repeat(9999)));
  const { questions } = presenter.getState();
  expect(questions).toHaveLength(MOST_QUESTIONS);
  expect(questions[0]).toHaveLength(LONGEST_QUESTION);
  presenter.resetQuestions();
  expect(presenter.getState().questions).toEqual(strings.chat.examples);
});

describe('restores', () => {
  const fresh = { on: false, begun: [], settings: null, questions: [...strings.chat.examples] };
  it.each([
    ['nothing', undefined, fresh],
    ['no object', 7, fresh],
    [
      'what is whole',
      { ...fresh, on: true, begun: ['a'], questions: [] },
      { ...fresh, on: true, begun: ['a'], questions: [] },
    ],
    [
      'ids that are no texts',
      { on: true, begun: [7], questions: ['x'] },
      { ...fresh, on: true, questions: ['x'] },
    ],
    [
      'settings that are wrong',
      { ...fresh, settings: { seed: 'x', maxTokens: 9 } },
      { ...fresh, settings: { ...DEFAULT_SETTINGS, maxTokens: 9 } },
    ],
    [
      'questions that are too many',
      { on: true, begun: [], questions: Array(99).fill('x') },
      { ...fresh, on: true },
    ],
  ])('%s', (_name, value, expected) => {
    expect(restorePresenter(value)).toEqual(expected);
  });
});
