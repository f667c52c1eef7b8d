import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLatestWriter } from './latestWriter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorder() {
  const written: string[] = [];
  const errors: unknown[] = [];
  /** Values that are refused. */
  const bad = new Set(['bad', 'hopeless']);
  const writer = createLatestWriter<string>({
    write: async (value) => {
      await Promise.resolve();
      if (bad.has(value)) throw new Error(value);
      written.push(value);
    },
    onError: (error) => errors.push(error),
    mayRetry: (error) => (error as Error).message !== 'hopeless',
    intervalMs: 100,
  });
  return { written, errors, writer, bad };
}

it('writes the latest value once an interval, also when values keep coming', async () => {
  const { written, writer } = recorder();
  for (let i = 0; i < 25; i++) {
    writer.put('a', `a${i}`);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(written).toEqual(['a9', 'a19']);
  await writer.flush();
  expect(written).toEqual(['a9', 'a19', 'a24']);
});

it('keeps keys apart', async () => {
  const { written, writer } = recorder();
  writer.put('a', 'a1');
  writer.put('b', 'b1');
  await writer.flush();
  expect(written.sort()).toEqual(['a1', 'b1']);
});

it('lets an urgent write replace the one that waits', async () => {
  const { written, writer } = recorder();
  writer.put('a', 'old');
  await writer.putNow('a', 'new');
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual(['new']);
});

it('forgets what waits', async () => {
  const { written, writer } = recorder();
  writer.put('a', 'a1');
  await writer.forget('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([]);
});

it('reports a failed write and goes on; a later value takes its place', async () => {
  const { written, errors, writer, bad } = recorder();
  await writer.putNow('a', 'bad');
  await writer.putNow('a', 'good');
  bad.clear();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(errors).toHaveLength(1);
  expect(written).toEqual(['good']);
  expect(writer.unwritten().size).toBe(0);
});

it('keeps what was refused, and tries it again at longer and longer intervals', async () => {
  const { written, errors, writer, bad } = recorder();
  await writer.putNow('a', 'bad');
  await writer.putNow('b', 'fine');
  expect([...writer.unwritten()]).toEqual([['a', 'bad']]);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(errors.length).toBeGreaterThan(4);
  expect(errors.length).toBeLessThan(10);
  bad.clear();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(written).toEqual(['fine', 'bad']);
  expect(writer.unwritten().size).toBe(0);
});

it('tries what was refused at a flush, and forgets it where it is to be forgotten', async () => {
  const { written, writer, bad } = recorder();
  await writer.putNow('a', 'bad');
  await writer.forget('a');
  await writer.putNow('b', 'bad');
  bad.clear();
  await writer.flush();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(written).toEqual(['bad']);
});

it('drops what can never be written', async () => {
  const { errors, writer } = recorder();
  await writer.putNow('a', 'hopeless');
  await vi.advanceTimersByTimeAsync(100_000);
  expect(errors).toHaveLength(1);
  expect(writer.unwritten().size).toBe(0);
});
