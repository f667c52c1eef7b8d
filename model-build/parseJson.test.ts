import { describe, expect, it } from 'vitest';
import { parseJson } from './parseJson.ts';

const parse = (text: string): unknown => parseJson(Buffer.from(text), 64 * 1024);

describe('parseJson', () => {
  it.each([
    '{"a":[1,{"b":"]}[{"}]}',
    '"\\"[[["',
    `["${'['.repeat(100)}"]`,
    '['.repeat(64) + ']'.repeat(64),
    `[${'[],'.repeat(1000)}{}]`,
  ])('reads %s', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['['.repeat(65) + ']'.repeat(65), /deeper/],
    ['{"a":'.repeat(65), /deeper/],
    ['"\\\\"' + '['.repeat(65), /deeper/],
    [`[${'0,'.repeat(4096)}0]`, /more than 4096 values/],
    ['{', /JSON/],
    ['', /JSON/],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it('refuses what is not UTF-8', () => {
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22), 1024)).toThrow();
  });
});
