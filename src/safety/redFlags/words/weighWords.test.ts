import { describe, expect, it } from 'vitest';
import { Analysis } from '../analysis.ts';
import { findByRules } from '../findByRules.ts';
import { createScorer } from './createScorer.ts';
import { weighWords } from './weighWords.ts';

const bounds = {
  alone: 1,
  against: 2,
  takeBack: -1,
  takeBackCounted: 0,
  aboveSelfHarm: 1,
  besideSelfHarm: 0,
};

function weigh(text: string, weights: Record<string, number>, selfHarm: Record<string, number> = {}) {
  const analysis = new Analysis(text);
  const scorer = (features: Record<string, number>) =>
    createScorer({ bias: 0, features: new Map(Object.entries(features)) });
  return weighWords(
    findByRules(analysis),
    analysis,
    { emergency: scorer(weights), selfHarm: scorer(selfHarm) },
    bounds,
  );
}

describe('the words of a text', () => {
  it('show a card without a name where they are heavy, and say which they are', () => {
    const flags = weigh('The budgie ate my yellow crayon', {
      budgie: 2,
      ate: 1,
      my: 0,
      yellow: 1,
      crayon: 1,
    });
    expect(flags).toMatchObject([{ category: 'unnamed', words: ['budgie', 'yellow', 'crayon'] }]);
  });

  it('say nothing where few of them are known', () => {
    expect(weigh('The budgie ate my yellow crayon', { budgie: 9, ate: 9, my: 9 })).toEqual([]);
  });

  it('take back what a rule found in harmless company, never what speaks of self-harm', () => {
    const harmless = { my: -4, is: -4, and: -4, i: -4, want: -4, to: -4, the: -4, a: -4 };
    expect(findByRules(new Analysis('The face of my wife is drooping and a bit numb'))).not.toEqual([]);
    expect(weigh('The face of my wife is drooping and a bit numb', harmless)).toEqual([]);
    expect(weigh('I want to kill myself and that is the end', harmless)).toMatchObject([
      { category: 'self-harm' },
    ]);
  });

  it('leave a clear sentence standing in harmless company', () => {
    const weights = {
      lovely: -9,
      weather: -9,
      park: -9,
      we: -9,
      went: -9,
      to: -9,
      lips: 4,
      blue: 4,
      are: 1,
      my: 1,
    };
    const text = 'We went to the lovely park in lovely weather. My lips are turning blue.';
    expect(weigh(text, weights)).toMatchObject([{ category: 'breathing' }]);
  });

  it('add the crisis lines to another emergency sooner than they show them alone', () => {
    const selfHarm = { they: 0.4, tell: 0.4, me: 0.4, so: 0.4, blue: 0 };
    expect(weigh('They tell me so', {}, selfHarm)).toEqual([]);
    expect(
      weigh('My lips are turning blue, they tell me so', {}, selfHarm).map(({ category }) => category),
    ).toEqual(['self-harm', 'breathing']);
  });
});
