import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEmergencyWatch } from './emergencyWatch.ts';

const SHORT_OF_BREATH = 'I cannot breathe';
const CHEST = 'There is crushing pressure in my chest and I am sweating';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function pause(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1000);
  // The rules are fetched by a real import, which no clock moves.
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 20));
  vi.useFakeTimers();
}

async function ready() {
  const watch = createEmergencyWatch();
  await watch.prepare();
  return watch;
}

describe('what is typed', () => {
  it('is read after a pause, and the sign goes when its words go', async () => {
    const watch = await ready();
    watch.typed(SHORT_OF_BREATH);
    expect(watch.getState().categories).toEqual([]);
    await pause();
    expect(watch.getState().categories).toEqual(['breathing']);
    watch.typed('I cannot decide on a pillow');
    await pause();
    expect(watch.getState().categories).toEqual([]);
  });

  it('stays put away as it is typed on, until another sign joins', async () => {
    const watch = await ready();
    watch.typed(SHORT_OF_BREATH);
    await pause();
    watch.dismiss();
    expect(watch.getState().categories).toEqual([]);
    watch.typed(`${SHORT_OF_BREATH} since lunch`);
    await pause();
    expect(watch.getState().categories).toEqual([]);
    watch.typed(`${SHORT_OF_BREATH} since lunch. I want to kill myself`);
    await pause();
    expect(watch.getState().categories).toEqual(['self-harm']);
  });
});

describe('what was said', () => {
  it('is read at once and stays shown under a new draft', async () => {
    const watch = await ready();
    watch.typed(CHEST);
    watch.said([CHEST]);
    await vi.advanceTimersByTimeAsync(0);
    expect(watch.getState().categories).toEqual(['heart-attack']);
    watch.typed('And what about sport?');
    await pause();
    expect(watch.getState().categories).toEqual(['heart-attack']);
  });

  it('stays put away once it was sent, and a new question with a sign brings the card back', async () => {
    const watch = await ready();
    watch.typed(CHEST);
    await pause();
    watch.dismiss();
    watch.said([CHEST]);
    await vi.advanceTimersByTimeAsync(0);
    expect(watch.getState().categories).toEqual([]);
    watch.said([CHEST, `${CHEST} still`]);
    await vi.advanceTimersByTimeAsync(0);
    expect(watch.getState().categories).toEqual(['heart-attack']);
  });

  it('leaves with its conversation', async () => {
    const watch = await ready();
    watch.said([CHEST]);
    await vi.advanceTimersByTimeAsync(0);
    watch.said([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(watch.getState().categories).toEqual([]);
  });
});

it('says so where the rules cannot be fetched, and tries again', async () => {
  const rules = await import('./redFlags/findRedFlags.ts');
  const load = vi.fn().mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue(rules);
  const watch = createEmergencyWatch(load);
  await watch.prepare();
  expect(watch.getState().unavailable).toBe(true);
  watch.said([SHORT_OF_BREATH]);
  await vi.advanceTimersByTimeAsync(0);
  expect(watch.getState()).toEqual({ categories: ['breathing'], words: [], unavailable: false });
});
