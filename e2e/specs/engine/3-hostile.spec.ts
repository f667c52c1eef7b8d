/**
 * 200 hostile answers, cut at every position, in the place of what the engine writes: the engine really answers, the tap
 * beside the page holds its words back and lets the page hear these. Page, policy and markdown are the real ones.
 */
import { answerMarkup, watchAnswerMarkup } from '../../fixtures/answerMarkup.ts';
import { openForeignHost } from '../../fixtures/foreignHost.ts';
import { hostileOutputs, RAN } from '../../fixtures/hostileOutputs.ts';
import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';
import { holdEngine, releaseEngine, streamInstead } from '../../pages/engineTap.ts';

skipWithoutAdapter(test);
// The page does not know which engine wrote; once is enough.
test.skip(({ adapter }) => adapter === 'lavapipe', 'runs with the other adapter');

test('hostile answers, cut at every position, draw only what an answer may have', async ({ app }) => {
  test.setTimeout(420_000);
  const { page } = app;
  const foreign = await openForeignHost();
  const outputs = hostileOutputs(foreign.url);
  expect(outputs).toHaveLength(200);
  await app.model.ensureLoaded(LOAD_MS);
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 64, temperature: 0 });
  await app.chat.ask('May I see all markup?');
  const answer = app.chat.lastAnswer();
  await answer.waitForText(ANSWER_MS);
  await holdEngine(page);
  await watchAnswerMarkup(page);
  const noise: string[] = [];
  page.on('dialog', (dialog) => {
    noise.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => noise.push(request.url()));
  for (const output of outputs) {
    await streamInstead(page, output);
    expect((await answerMarkup(page)).found, output).toEqual([]);
  }
  const { checked, drawn } = await answerMarkup(page);
  const cuts = outputs.reduce((sum, { length }) => sum + length, 0);
  console.log(`${outputs.length} outputs, ${cuts} cuts: ${drawn} changes, ${checked} new elements`);
  // A character of a link's address or of a comment changes nothing that is drawn.
  expect(drawn).toBeGreaterThan(cuts / 2);
  expect(noise).toEqual([]);
  expect(await page.evaluate((name) => name in window, RAN)).toBe(false);
  expect(foreign.connections()).toBe(0);
  await releaseEngine(page);
  await answer.waitForEnd(ANSWER_MS);
  await foreign.close();
});
