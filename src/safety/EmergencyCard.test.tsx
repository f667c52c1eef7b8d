import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import EmergencyCard from './EmergencyCard.tsx';
import { CRISIS_LINES, EMERGENCY_NUMBERS } from './emergencyNumbers.ts';
import { CATEGORIES } from './redFlags/categories.ts';
import type { Sign } from './redFlags/categories.ts';

const card = (...categories: Sign[]): string =>
  renderToStaticMarkup(
    <EmergencyCard categories={categories} words={['throat', 'tight']} onDismiss={() => undefined} />,
  );

it.each(CATEGORIES)('of %s names the emergency numbers, and says what to do elsewhere', (category) => {
  const html = card(category);
  for (const { dial } of EMERGENCY_NUMBERS) expect(html).toContain(`href="tel:${dial}"`);
  expect(html).toContain('Anywhere else: call your local emergency number.');
});

it('of self-harm names the crisis lines first', () => {
  const html = card('self-harm');
  for (const { dial } of CRISIS_LINES) expect(html).toContain(`href="tel:${dial}"`);
  expect(html.indexOf('tel:988')).toBeLessThan(html.indexOf('tel:911'));
});

it('of anything else does not', () => {
  expect(card('stroke')).not.toContain('tel:988');
  expect(card('stroke', 'self-harm')).toContain('tel:988');
});

it('without a name says which words it is for, that they may be harmless, and offers the crisis lines too', () => {
  const html = card('unnamed');
  expect(html).toContain('“throat”, “tight”');
  expect(html).toContain('may belong to something harmless');
  expect(html).not.toContain('speak of');
  for (const { dial } of [...EMERGENCY_NUMBERS, ...CRISIS_LINES])
    expect(html).toContain(`href="tel:${dial}"`);
  expect(html.indexOf('tel:911')).toBeLessThan(html.indexOf('tel:988'));
  expect(card('stroke')).not.toContain('“throat”');
});

it('names no number that has no source and date', () => {
  const html = card('self-harm', 'stroke');
  const dialled = [...html.matchAll(/tel:(\d+)/g)].map((match) => match[1]);
  const known = [...EMERGENCY_NUMBERS, ...CRISIS_LINES];
  expect(new Set(dialled)).toEqual(new Set(known.map(({ dial }) => dial)));
  for (const { source, lookedUp } of known) {
    expect(source).toMatch(/\w\.\w/);
    expect(lookedUp).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});
