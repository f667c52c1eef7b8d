import { describe, expect, it } from 'vitest';
import { wholeCharacters } from './wholeCharacters.ts';

describe('wholeCharacters', () => {
  it.each([
    ['', ''],
    ['fever', 'fever'],
    ['fever \ufffd', 'fever '],
    ['fever \ufffd\ufffd\ufffd', 'fever '],
    ['a \ufffd inside stays', 'a \ufffd inside stays'],
    ['\ufffd', ''],
  ])('%j shows %j', (text, shown) => {
    expect(wholeCharacters(text)).toBe(shown);
  });
});
