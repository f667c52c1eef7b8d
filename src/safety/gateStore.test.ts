import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { createGateStore } from './gateStore.ts';

beforeEach(() => void stubLocalStorage());
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
