import { expect, it } from 'vitest';
import { shorterContext } from './shorterContext.ts';

it('halves the context after failures of memory, down to what a question needs', () => {
  expect(shorterContext('device-lost', 4096)).toBe(2048);
  expect(shorterContext('out-of-memory', 1024)).toBe(512);
  expect(shorterContext('worker-crashed', 1023)).toBeNull();
  expect(shorterContext('not-found', 4096)).toBeNull();
});
