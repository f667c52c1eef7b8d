import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import type { ModelRow } from '../../src/lib/shared/catalogue.ts';

const file = new URL('../../public/catalogue.json', import.meta.url);
const catalogue = catalogueSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

function accepts(change: Partial<ModelRow>): boolean {
  const [first, ...rest] = catalogue.models;
  return catalogueSchema.safeParse({ ...catalogue, models: [{ ...first, ...change }, ...rest] }).success;
}

it.each(['javascript:alert(1)', 'data:text/html,hi', 'licence'])('refuses %s as an address', (licenseUrl) => {
  expect(accepts({ licenseUrl })).toBe(false);
});

it.each(['https://a.example/licence', 'http://a.example/', null])(
  'accepts %s as an address',
  (licenseUrl) => {
    expect(accepts({ licenseUrl })).toBe(true);
  },
);

it.each(['toString', '__proto__', 'missing'])('refuses the prompt style %s, which nobody wrote', (style) => {
  expect(accepts({ promptStyles: [style] })).toBe(false);
});

it('refuses an id that stands twice', () => {
  expect(accepts({ id: catalogue.models[1]?.id ?? '' })).toBe(false);
});
