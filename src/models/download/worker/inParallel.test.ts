import { describe, expect, it } from 'vitest';
import { inParallel } from './inParallel.ts';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('inParallel', () => {
  it('runs every item once, never more than the limit at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inParallel([1, 2, 3, 4, 5], 2, new AbortController().signal, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await tick();
      running -= 1;
      done.push(item);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('ends the others at the first failure, waits for them, and throws it', async () => {
    const ended: string[] = [];
    const run = inParallel(
      ['bad', 'slow', 'never'],
      2,
      new AbortController().signal,
      async (item, signal) => {
        if (item === 'bad') throw new Error('first');
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        ended.push(item);
        throw new Error('second');
      },
    );
    await expect(run).rejects.toThrow('first');
    expect(ended).toEqual(['slow']);
  });

  it('says that it was cancelled where it was', async () => {
    const controller = new AbortController();
    const run = inParallel([1], 1, controller.signal, async () => {
      controller.abort();
      await tick();
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });
});
