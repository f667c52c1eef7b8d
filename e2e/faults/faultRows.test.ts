import { expect, it } from 'vitest';
import { faultRows } from './faultRows.ts';

const test = (status: string, ...annotations: readonly (readonly [string, string])[]) => ({
  tests: [
    {
      status: status as 'expected',
      annotations: annotations.slice(0, 1).map(([type, description]) => ({ type, description })),
      results: [{ annotations: annotations.map(([type, description]) => ({ type, description })) }],
    },
  ],
});

it('makes a row of each fault, whatever suite its test stands in', () => {
  const report = {
    suites: [
      {
        specs: [test('expected', ['fault', 'cut'], ['sees', 'It broke off.'], ['lost', 'nothing'])],
        suites: [
          {
            specs: [
              test('unexpected', ['fault', 'crash'], ['sees', 'It stopped.'], ['lost', '“a word”']),
              test('skipped', ['fault', 'clock']),
              test('expected', ['fault', 'silent']),
            ],
          },
        ],
      },
    ],
  };
  expect(faultRows(report, ['cut', 'crash', 'clock', 'silent', 'none'])).toEqual([
    { fault: 'cut', result: 'passed', sees: 'It broke off.', lost: 'nothing' },
    { fault: 'crash', result: 'failed', sees: 'It stopped.', lost: '“a word”' },
    { fault: 'clock', result: 'missing', sees: '', lost: '' },
    { fault: 'silent', result: 'failed', sees: '', lost: '' },
    { fault: 'none', result: 'missing', sees: '', lost: '' },
  ]);
});

it('joins what several tests of a fault show, and fails with one of them', () => {
  const report = {
    specs: [
      test('expected', ['fault', 'cut'], ['sees', 'One.'], ['lost', 'nothing']),
      test('flaky', ['fault', 'cut'], ['sees', 'Two.'], ['lost', 'nothing']),
    ],
  };
  expect(faultRows(report, ['cut'])).toEqual([
    { fault: 'cut', result: 'failed', sees: 'One. / Two.', lost: 'nothing' },
  ]);
});
