import { describe, expect, it } from 'vitest';
import { help, parseArguments } from './arguments.ts';
import type { Step } from './step.ts';

const step = (name: string): Step => ({
  name,
  about: `runs ${name}`,
  command: ['x'],
  needs: [],
  limitMinutes: 1,
});
const all = ['format', 'unit', 'browser'].map(step);

function chosen(...args: string[]): readonly string[] {
  const parsed = parseArguments(args, all);
  return parsed.help ? ['help'] : parsed.steps.map(({ name }) => name);
}

describe('parseArguments', () => {
  it.each([
    [[], ['format', 'unit', 'browser']],
    [['--only', 'unit'], ['unit']],
    [
      ['--only', 'browser,format'],
      ['format', 'browser'],
    ],
    [
      ['--only=unit', '--only', 'browser'],
      ['unit', 'browser'],
    ],
    [['-h'], ['help']],
  ])('%j runs %j', (args, names) => expect(chosen(...args)).toEqual(names));

  it.each([
    [['--only', 'units'], /no step is called "units"; there are format, unit, browser/],
    [['--only', ''], /no step is called ""/],
    [['--fast'], /--fast/],
    [['unit'], /unit/],
  ])('refuses %j', (args, message) => expect(() => chosen(...args)).toThrow(message));
});

describe('help', () => {
  it('names every step', () => {
    for (const { about } of all) expect(help(all)).toContain(about);
  });
});
