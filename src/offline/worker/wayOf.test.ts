import { describe, expect, it } from 'vitest';
import { plainUrl, wayOf } from './wayOf.ts';

const SCOPE = 'https://page.example/app/';
const stored = new Set(
  ['', 'assets/page-1.js', 'favicon.svg', 'catalogue.json', 'libs/a.wasm'].map((x) => SCOPE + x),
);

describe('wayOf', () => {
  it.each([
    ['', 'navigate', 'storage'],
    ['?model=tiny&quantization=q4f16_1', 'navigate', 'storage'],
    ['index.html#top', 'navigate', 'storage'],
    ['assets/page-1.js', 'cors', 'storage'],
    ['assets/page-1.js?other', 'cors', 'network'],
    ['assets/page-2.js', 'cors', 'network'],
    ['catalogue.json', 'cors', 'storage'],
    ['libs/a.wasm', 'cors', 'storage'],
    ['libs/hidden.wasm', 'cors', 'network-first'],
    ['models/a/resolve/main/params_shard_0.bin', 'cors', 'network'],
    ['models/a/', 'navigate', 'network'],
  ])('%s (%s) comes from %s', (path, mode, way) => {
    expect(
      wayOf({ url: SCOPE + path, method: 'GET', mode, cache: 'no-cache' }, SCOPE, (url) => stored.has(url)),
    ).toBe(way);
  });

  it.each(['reload', 'no-store'])('with %s the host is asked for what may be newer there', (cache) => {
    const wayTo = (path: string): string =>
      wayOf({ url: SCOPE + path, method: 'GET', mode: 'cors', cache }, SCOPE, (url) => stored.has(url));
    expect(['catalogue.json', 'libs/a.wasm', 'assets/page-1.js', ''].map(wayTo)).toEqual([
      ...['network-first', 'network-first', 'storage', 'storage'],
    ]);
  });

  it.each([
    ['https://page.example/catalogue.json', 'GET'],
    ['https://page.example/app', 'GET'],
    ['https://elsewhere.example/app/', 'GET'],
    [SCOPE, 'POST'],
  ])('%s (%s) is left to the network', (url, method) => {
    expect(wayOf({ url, method, mode: 'cors', cache: 'default' }, SCOPE, () => true)).toBe('network');
  });
});

it('knows the page by both its names', () => {
  expect(plainUrl(`${SCOPE}index.html?x#y`, SCOPE)).toBe(SCOPE);
  expect(plainUrl(`${SCOPE}?index.html`, SCOPE)).toBe(SCOPE);
  expect(plainUrl('https://page.example/index.html', SCOPE)).toBe('https://page.example/index.html');
});
