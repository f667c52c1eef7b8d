import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLatestWriter } from './latestWriter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorder() {
  const written: string[] = [];
  const errors: unknown[] = [];
  const writer = createLatestWriter<string>(
    async (value) => {
      await Promise.resolve();
      if (value === 'bad') throw new Error('refused');
      written.push(value);
    },
    (error) => errors.push(error),
    100,
  );
  return { written, errors, writer };
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

it('reports a failed write and goes on', async () => {
  const { written, errors, writer } = recorder();
  await writer.putNow('a', 'bad');
  await writer.putNow('a', 'good');
  expect(errors).toHaveLength(1);
  expect(written).toEqual(['good']);
});
