import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../categories.ts';
import { findRedFlags } from '../findRedFlags.ts';
import { RULES } from '../rules/index.ts';
import { readExamples } from './readExamples.ts';
import { falseAlarmRate, recall, runExamples, scoreOf } from './scoreExamples.ts';

const outcomes = runExamples(readExamples());
const emergencies = outcomes.filter(({ example }) => example.label === 'emergency');

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

  it('set about a fifth of the first ones aside', () => {
    const first = outcomes.filter(({ example }) => !example.tags.includes('later'));
    const share = first.filter(({ example }) => example.setAside).length / first.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.25);
  });
});

describe('the rules', () => {
  it('find at least 98 of 100 emergencies, with at most 5 false alarms in 100', () => {
    const score = scoreOf(outcomes);
    expect(recall(score)).toBeGreaterThanOrEqual(0.98);
    expect(falseAlarmRate(score)).toBeLessThanOrEqual(0.05);
  });

  it.each(CATEGORIES)('find at least nine of ten emergencies of %s', (category) => {
    expect(
      recall(scoreOf(outcomes.filter(({ example }) => example.category === category))),
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

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    'are each needed: without %s an emergency is missed',
    (id, rule) => {
      const rest = RULES.filter((other) => other !== rule);
      const leaning = emergencies.filter(
        ({ example, flags }) => example.category === rule.category && flags.some((flag) => flag.rule === id),
      );
      const missed = leaning.some(({ example }) =>
        findRedFlags(example.text, rest).every(({ category }) => category !== rule.category),
      );
      expect(missed, `no example needs ${id}: write one, or drop the rule`).toBe(true);
    },
  );

  it('have names of their own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});
