/** `npm run sampling` as a test: the library's own kernels draw as often as they should. */
import { expect, test } from '@playwright/test';
import { hasLavapipe } from '../browser/adapters.ts';
import { BrowserEngine, builtModel } from '../harness/browserEngine.ts';
import { checkSampling } from './checkSampling.ts';
import { DRAWS, SETTINGS } from './settings.ts';

const MODEL = 'tiny-mistral-q4f32_1';

let engine: BrowserEngine;
let vocabSize: number;

test.beforeAll(async () => {
  engine = await BrowserEngine.open({
    adapter: hasLavapipe() ? 'lavapipe' : 'swiftshader',
    models: { [MODEL]: builtModel(MODEL) },
  });
  ({ vocabSize } = await engine.load(MODEL));
});

test.afterAll(() => engine.close());

for (const setting of SETTINGS) {
  test(`${DRAWS} draws at temperature ${setting.temperature} and top_p ${setting.topP}`, async () => {
    const report = await checkSampling(engine, vocabSize, '</s>', setting, DRAWS);
    expect(report).toMatchObject({ draws: DRAWS, impossible: 0, agrees: true });
  });
}
