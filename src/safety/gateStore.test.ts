import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGateStore } from './gateStore.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
});
afterEach(() => void vi.unstubAllGlobals());

it('asks once', () => {
  const first = createGateStore();
  expect(first.getState().acknowledged).toBe(false);
  first.acknowledge();
  expect(first.getState().acknowledged).toBe(true);
  expect(createGateStore().getState().acknowledged).toBe(true);
});

it('asks again when the text changes', () => {
  createGateStore('old text').acknowledge();
  expect(createGateStore('new text').getState().acknowledged).toBe(false);
});

it('asks each time where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  const gate = createGateStore();
  gate.acknowledge();
  expect(gate.getState().acknowledged).toBe(true);
  expect(createGateStore().getState().acknowledged).toBe(false);
});
