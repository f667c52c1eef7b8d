import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { hostWeights, readHostedWeights } from './hostedWeights.ts';

const catalogue = await readCatalogue(path.join(PROJECT_ROOT, 'public', 'catalogue.json'));
const BUILD = 'chatdoctor-mistral-7b-q4f16_1';

it.each([
  ['gone=owner/name', /no such build/],
  [BUILD, /no such build/],
  [`${BUILD}=`, /empty/],
  [`${BUILD}=http://host.example/a`, /insecure/],
  [`${BUILD}=models/x`, /ambiguous/],
])('refuses --weights %s', (option, message) => {
  expect(() => readHostedWeights([option], catalogue)).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringMatching(message) as string }) as Error,
  );
});

it('refuses a build that is named twice', () => {
  const options = [`${BUILD}=a/b`, `${BUILD}=a/c`];
  expect(() => readHostedWeights(options, catalogue)).toThrow(/twice/);
});

it('writes a catalogue that names the places', async () => {
  const room = await mkdtemp(path.join(tmpdir(), 'weights-'));
  try {
    const places = readHostedWeights([`${BUILD}=https://host.example/a=b`], catalogue);
    await hostWeights(room, catalogue, places);
    const written = await readCatalogue(path.join(room, 'catalogue.json'));
    const builds = written.models.flatMap((row) => row.builds);
    expect(builds.find(({ id }) => id === BUILD)?.weights).toBe('https://host.example/a=b');
    expect(builds.find(({ id }) => id === 'chatdoctor-mistral-7b-q4f32_1')?.weights).toBeNull();
  } finally {
    await rm(room, { recursive: true });
  }
});
