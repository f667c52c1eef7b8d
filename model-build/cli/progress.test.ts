import { expect, it } from 'vitest';
import { progressSink } from './progress.ts';

function record(isTTY: boolean, times: readonly number[]) {
  const written: string[] = [];
  let call = 0;
  const now = () => times[call++] ?? Infinity;
  return { written, sink: progressSink({ isTTY, write: (text: string) => written.push(text) }, now) };
}

it('writes a line for each tenth into a log', () => {
  const { written, sink } = record(false, []);
  for (let done = 0; done <= 100; done += 1) sink.update('Working', done, 100);
  sink.end();
  expect(written).toHaveLength(11);
  expect(written[3]).toBe('Working: 30 %\n');
});

it('redraws a terminal ten times a second at most, and always at the end', () => {
  // Each drawing asks for the time twice.
  const { written, sink } = record(true, [0, 0, 50, 100, 100, 120]);
  for (const done of [0, 1, 2, 4]) sink.update('Working', done, 4);
  sink.end();
  expect(written.map((text) => /\d+ %/.exec(text)?.[0] ?? text)).toEqual(['0 %', '50 %', '100 %', '\n']);
});

it('counts nothing to do as done', () => {
  const { written, sink } = record(false, []);
  sink.update('Working', 0, 0);
  expect(written).toEqual(['Working: 100 %\n']);
});
