/** The part of `npm run sampling` that is quick enough for every change. */
import { expect, test } from '@playwright/test';
import { softwareAdapter } from '../browser/adapters.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import { catalogueBuild } from '../harness/builtModel.ts';
import { checkSampling } from './checkSampling.ts';
import { DRAWS, SETTINGS } from './settings.ts';

const MODEL = 'tiny-mistral-q4f32_1';

let engine: BrowserEngine;
let vocabSize: number;

test.beforeAll(async () => {
  engine = await BrowserEngine.open({
    adapter: softwareAdapter(),
    models: { [MODEL]: catalogueBuild(MODEL) },
  });
  ({ vocabSize } = await engine.load(MODEL));
});

test.afterAll(() => engine.close());

/** All draws where temperature and nucleus both matter, and enough of the other settings to see that they are used. */
const FEW_DRAWS = 250;

for (const [index, setting] of SETTINGS.entries()) {
  const draws = index === 0 ? DRAWS : FEW_DRAWS;
  test(`${draws} draws at temperature ${setting.temperature} and top_p ${setting.topP}`, async () => {
    const report = await checkSampling(engine, vocabSize, '</s>', setting, draws);
    expect(report).toMatchObject({ draws, impossible: 0, agrees: true });
  });
}
