import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../categories.ts';
import { findByRules } from '../findByRules.ts';
import { RULES } from '../rules/index.ts';
import { readWeights } from '../words/readWeights.ts';
import { WEIGHTS } from '../words/weights.ts';
import { inputsOf, judged, logLossOf } from './fit/fitExamples.ts';
import { readExamples } from './readExamples.ts';
import { alone, falseAlarmRate, recall, runExamples, scoreOf, shownRate } from './scoreExamples.ts';

const JUDGED = fileURLToPath(new URL('../judged', import.meta.url));
const examples = readExamples();
const outcomes = runExamples(examples);
const emergencies = outcomes.filter(({ example }) => example.label === 'emergency');
/** A round for which no rule was widened yet: that there is an emergency is found by the words, its kind often by nothing. */
const NEW_TO_THE_RULES = ['round-8'];
const known = outcomes.filter(
  ({ example }) => !NEW_TO_THE_RULES.some((round) => example.tags.includes(round)),
);

describe('the examples', () => {
  it.each(CATEGORIES)('have at least 12 emergencies and 12 hard negatives of %s', (category) => {
    const score = scoreOf(outcomes.filter(({ example }) => example.category === category));
    expect(score.emergencies).toBeGreaterThanOrEqual(12);
    expect(score.others).toBeGreaterThanOrEqual(12);
  });

  it('are each there once', () => {
    const texts = outcomes.map(({ example }) => example.text);
    expect(new Set(texts).size).toBe(texts.length);
    const ids = outcomes.map(({ example }) => example.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('set about a fifth of those aside that nobody wrote beside the rules', () => {
    const unseen = outcomes.filter(
      ({ example: { tags } }) => !tags.includes('later') && !tags.includes('held'),
    );
    const share = unseen.filter(({ example }) => example.setAside).length / unseen.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.25);
  });
});

describe('rules and words together', () => {
  it('find at least 98 of 100 emergencies, with at most 5 false alarms in 100', () => {
    const score = scoreOf(outcomes);
    expect(shownRate(score)).toBeGreaterThanOrEqual(0.98);
    expect(falseAlarmRate(score)).toBeLessThanOrEqual(0.05);
    expect(recall(scoreOf(known))).toBeGreaterThanOrEqual(0.98);
  });

  it('find more of what neither has seen than the rules alone, with no more false alarms', () => {
    const score = scoreOf(outcomes.filter(({ example }) => example.setAside));
    expect(score.shown).toBeGreaterThan(score.shownByRules);
    expect(score.falseAlarms).toBeLessThanOrEqual(score.falseByRules);
    expect(shownRate(score)).toBeGreaterThan(0.93);
  });

  it('find the texts that nothing was mended for or fitted to', () => {
    const score = scoreOf(runExamples(readExamples(JUDGED)));
    expect(score.emergencies).toBe(276);
    expect(shownRate(score)).toBeGreaterThan(0.93);
    expect(falseAlarmRate(score)).toBeLessThan(0.06);
  });

  it('raise few plain questions', () => {
    const plain = scoreOf(outcomes.filter(({ example }) => example.category === null));
    expect(alone(plain).words.falseAlarms).toBeLessThanOrEqual(0.02);
    expect(falseAlarmRate(plain)).toBeLessThanOrEqual(0.06);
  });

  it.each(CATEGORIES)('find at least nine of ten emergencies of %s', (category) => {
    expect(
      recall(scoreOf(known.filter(({ example }) => example.category === category))),
    ).toBeGreaterThanOrEqual(0.9);
  });

  it('find self-harm with a stated method no less often than without', () => {
    const tagged = (tag: string) =>
      scoreOf(
        outcomes.filter(({ example }) => example.category === 'self-harm' && example.tags.includes(tag)),
      );
    expect(tagged('method').emergencies).toBeGreaterThanOrEqual(10);
    expect(tagged('no-method').emergencies).toBeGreaterThanOrEqual(8);
    expect(recall(tagged('method'))).toBeGreaterThanOrEqual(recall(tagged('no-method')));
  });

  it('take back nothing that speaks of self-harm', () => {
    for (const { example, flags, byRules } of outcomes) {
      const spoken = byRules.some(({ category }) => category === 'self-harm');
      expect(!spoken || flags.length > 0, example.id).toBe(true);
    }
  });
});

describe('the rules', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    'are each needed: without %s an emergency is missed',
    (id, rule) => {
      const rest = RULES.filter((other) => other !== rule);
      const leaning = emergencies.filter(
        ({ example, byRules }) =>
          example.category === rule.category && byRules.some((flag) => flag.rule === id),
      );
      const missed = leaning.some(({ analysis }) =>
        findByRules(analysis, { rules: rest }).every(({ category }) => category !== rule.category),
      );
      expect(missed, `no example needs ${id}: write one, or drop the rule`).toBe(true);
    },
  );

  it('have names of their own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});

describe('the weights of words', () => {
  it('are fitted to these examples, those set aside excepted', () => {
    expect(WEIGHTS.inputs, 'The examples have changed: npm run safety -- --fit').toBe(inputsOf(examples));
  });

  it('fit them as well as they did when they were fitted', () => {
    const texts = outcomes
      .filter(({ example }) => !example.setAside)
      .map(({ example, analysis }) => judged(example, analysis));
    const loss = logLossOf(texts, readWeights(WEIGHTS));
    // A rule that reads a word in another way moves it a little.
    expect(loss, 'The texts are read in another way: npm run safety -- --fit').toBeLessThan(
      WEIGHTS.logLoss + 0.01,
    );
  });
});
