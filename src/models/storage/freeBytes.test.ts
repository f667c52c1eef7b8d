import { afterEach, expect, it, vi } from 'vitest';
import { freeBytes, hidesRoom } from './freeBytes.ts';

const GIB = 2 ** 30;

afterEach(() => void vi.unstubAllGlobals());

it.each([
  [{ quota: 10 * GIB + 269_686, usage: 269_686 }, true],
  [{ quota: 3 * GIB, usage: 0 }, true],
  [{ quota: 10 * GIB, usage: 269_686 }, false],
  [{ quota: 11 * GIB, usage: 0 }, false],
  [{ quota: 1e9, usage: 2e9 }, false],
  [{ quota: 5e9, usage: 5e9 }, false],
  [{}, false],
])('%j hides the room: %s', (estimate, hidden) => {
  expect(hidesRoom(estimate)).toBe(hidden);
});

it('takes a figure that every page is given for none', async () => {
  const say = (quota: number): void => {
    vi.stubGlobal('navigator', { storage: { estimate: () => Promise.resolve({ quota, usage: 1000 }) } });
  };
  say(10 * GIB + 1000);
  expect(await freeBytes()).toBeNull();
  say(5e9);
  expect(await freeBytes()).toBe(5e9 - 1000);
});
