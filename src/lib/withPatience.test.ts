import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NoAnswer, withPatience } from './withPatience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hands on an answer and a refusal', async () => {
  await expect(withPatience(Promise.resolve(5), 100)).resolves.toBe(5);
  await expect(withPatience(Promise.reject(new Error('no')), 100)).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

it('gives up after a while, and says so first to whom can end it', async () => {
  const ended = vi.fn();
  const waited = withPatience(new Promise(() => undefined), 100, ended);
  const refused = expect(waited).rejects.toBeInstanceOf(NoAnswer);
  await vi.advanceTimersByTimeAsync(100);
  await refused;
  expect(ended).toHaveBeenCalledOnce();
});
