import { expect, it } from 'vitest';
import { toHex } from './toHex.ts';

it('writes two digits for each byte', () => {
  expect(toHex(Uint8Array.of(0, 10, 255))).toBe('000aff');
  expect(toHex(Uint8Array.of(1, 2, 3).subarray(1))).toBe('0203');
  expect(toHex(new ArrayBuffer(0))).toBe('');
});
