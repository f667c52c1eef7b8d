import { describe, expect, it } from 'vitest';
import { stepCounts, sum } from './counts.ts';

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 2 } };

describe('stepCounts', () => {
  it.each([
    ['a plain step that succeeded', null, undefined, 0, [1, 0, 0]],
    ['a plain step that failed', null, undefined, 2, [0, 1, 0]],
    ['a plain step that was killed', null, undefined, null, [0, 1, 0]],
    ['unit tests', 'vitest', vitest, 0, [5, 0, 2]],
    ['unit tests of which a file could not be loaded', 'vitest', vitest, 1, [5, 1, 2]],
    ['unit tests that wrote no report', 'vitest', undefined, 0, [0, 1, 0]],
    ['browser tests', 'playwright', playwright, 0, [4, 0, 2]],
    [
      'a browser test that passed at the second try',
      'playwright',
      { stats: { ...playwright.stats, flaky: 1 } },
      0,
      [4, 1, 2],
    ],
  ] as const)('counts %s', (_what, kind, report, status, [passed, failed, skipped]) => {
    expect(stepCounts(kind, report, status)).toEqual({ passed, failed, skipped });
  });

  it('refuses a report of another shape', () => {
    expect(() => stepCounts('playwright', {}, 0)).toThrow(/no number "expected"/);
  });
});

describe('sum', () => {
  it('adds up, and is zero for nothing', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
    expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
