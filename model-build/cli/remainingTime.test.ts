import { expect, it } from 'vitest';
import { remainingTime } from './remainingTime.ts';

it('goes by the speed of the last seconds', () => {
  const left = remainingTime();
  // A minute at one a second, then half a minute at ten a second.
  for (let second = 0; second <= 60; second += 1) left.note(second * 1000, second, 1000);
  expect(left.seconds()).toBeCloseTo(940, 6);
  for (let second = 1; second <= 30; second += 1) left.note((60 + second) * 1000, 60 + 10 * second, 1000);
  expect(left.seconds()).toBeCloseTo(64, 6);
});

it('takes bursts for what they are: 50 answers after each minute', () => {
  const left = remainingTime();
  left.note(0, 0, 400);
  for (let minute = 1; minute <= 4; minute += 1) {
    for (let answer = 1; answer <= 50; answer += 1) {
      const done = 50 * (minute - 1) + answer;
      // Half a second for each burst.
      left.note(minute * 60_000 + 10 * answer, done, 400);
      // Where a burst begins, its minute has passed and its answers are not there yet.
      if (minute > 1) expect(left.seconds()).toBeLessThan((2 * (400 - done) * 60) / 50 + 1);
    }
    expect(left.seconds()).toBeCloseTo((8 - minute) * 60, -1);
  }
});

it('says nothing where too little is known, nothing moves, or all is done', () => {
  const left = remainingTime();
  expect(left.seconds()).toBeNull();
  left.note(0, 0, 10);
  left.note(1000, 1, 10);
  expect(left.seconds()).toBeNull();
  left.note(3000, 1, 10);
  expect(left.seconds()).toBeCloseTo(27, 6);
  left.note(4000, 10, 10);
  expect(left.seconds()).toBeNull();
});
