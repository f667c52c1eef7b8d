import { expect, it } from 'vitest';
import { progressSink } from './progress.ts';

function record(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => written.push(text) };
  return { written, clock, sink: progressSink(stream, () => clock.ms) };
}

it('writes a log of short work in two lines', () => {
  const { written, clock, sink } = record(false);
  for (let done = 0; done <= 1000; done += 1) {
    clock.ms += 9;
    sink.update('Working', done, 1000);
  }
  sink.end();
  expect(written).toEqual(['Working: 0 %\n', 'Working: 100 %\n']);
});

it('writes a line into a log for each tenth, and none within ten seconds of another', () => {
  const { written, clock, sink } = record(false);
  // Fast at first: 5 % a second for 10 s, then 1 % in 5 s.
  for (let done = 0; done < 50; done += 1) {
    sink.update('Working', done, 100);
    clock.ms += 200;
  }
  for (let done = 50; done <= 100; done += 1) {
    sink.update('Working', done, 100);
    clock.ms += 5000;
  }
  sink.end();
  expect(written).toEqual([
    'Working: 0 %\n',
    'Working: 50 %, 10 s left\n',
    'Working: 60 %, 3 min left\n',
    'Working: 70 %, 3 min left\n',
    'Working: 80 %, 2 min left\n',
    'Working: 90 %, 50 s left\n',
    'Working: 100 %\n',
  ]);
});

it('says once what many small parts of one name did', () => {
  const { written, sink } = record(false);
  for (const bytes of [10, 20, 30]) sink.update('Downloading', bytes, bytes);
  sink.update('Downloading', 0, 400);
  sink.update('Downloading', 400, 400);
  expect(written).toEqual(['Downloading: 100 %\n', 'Downloading: 0 %\n', 'Downloading: 100 %\n']);
});

it('redraws a terminal ten times a second at most, and always at the end', () => {
  const { written, clock, sink } = record(true);
  for (const [at, done] of [
    [0, 0],
    [50, 1],
    [100, 2],
    [120, 4],
  ] as const) {
    clock.ms = at;
    sink.update('Working', done, 4);
  }
  sink.end();
  expect(written.map((text) => /\d+ %/.exec(text)?.[0] ?? text)).toEqual(['0 %', '50 %', '100 %', '\n']);
});

it('gives each work a line of its terminal, and counts down by the speed of the last seconds', () => {
  const { written, clock, sink } = record(true);
  sink.update('Verifying', 1, 1);
  for (let second = 0; second <= 100; second += 1) {
    clock.ms = second * 1000;
    // Slow for 50 s, then ten times as fast.
    sink.update('Packing', second <= 50 ? second : 50 + (second - 50) * 10, 7250);
  }
  expect(written.slice(0, 2)).toEqual([expect.stringContaining('Verifying'), '\n']);
  const lefts = written.map((text) => /%, (.+) left/.exec(text)?.[1]);
  expect(lefts.slice(2, 4)).toEqual([undefined, undefined]);
  expect(lefts.at(-51)).toBe('2 h 0 min');
  expect(lefts.at(-1)).toBe('11 min');
});

it('shows how long work has taken whose end nobody knows', () => {
  const [log, terminal] = [record(false), record(true)];
  for (let second = 0; second <= 65; second += 1) {
    log.clock.ms = terminal.clock.ms = second * 1000;
    for (const { sink } of [log, terminal]) sink.update('Compiling', 0, null);
  }
  expect(log.written).toEqual(['Compiling: 0 s\n', 'Compiling: 30 s\n', 'Compiling: 60 s\n']);
  expect(terminal.written).toHaveLength(66);
  expect(terminal.written.at(-1)).toContain('Compiling: 65 s');
});

it('counts nothing to do as done', () => {
  const { written, sink } = record(false);
  sink.update('Working', 0, 0);
  expect(written).toEqual(['Working: 100 %\n']);
});
