import { expect, it } from 'vitest';
import { changeTime } from './changeTime.ts';

const now = Date.UTC(2026, 4, 5, 12);

it('says a time, and where it cannot be right', () => {
  expect(changeTime(now - 5000, now)).toMatch(/2026/);
  expect(changeTime(now + 60_000, now)).not.toMatch(/clock/);
  expect(changeTime(Date.UTC(2031, 1, 1), now)).toMatch(/2031.*clock that was ahead/);
  expect(changeTime(0, now)).toBe('Time unknown');
});
