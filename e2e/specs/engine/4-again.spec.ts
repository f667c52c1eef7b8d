import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';
import { RESEARCH_ONLY } from '../../pages/disclaimer.ts';
import { lastFinished } from '../../pages/engineTap.ts';

skipWithoutAdapter(test);

test('with a seed, turns 1 and 3 come out the same three times after a reload, and the card says how', async ({
  app,
  model,
  quantization,
}) => {
  await app.model.ensureLoaded(LOAD_MS);
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 8, temperature: 1, seed: 42 });
  const first: (readonly number[])[] = [];
  for (const question of ['I have a fever', 'Since Monday', 'And a cough']) {
    await app.chat.ask(question);
    await expect(app.chat.answers).toHaveCount(first.length + 1);
    await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
    first.push((await lastFinished(app.page)).tokenIds);
  }
  expect(new Set(first.map(String)).size, 'three different answers').toBe(3);
  await app.chat.composer.fill('not yet asked');

  await app.page.reload();
  await expect(app.chat.answers).toHaveCount(3);
  await expect(app.chat.composer).toHaveValue('not yet asked');
  const requests: string[] = [];
  app.page.on('request', (request) => requests.push(request.url()));
  await app.model.ensureLoaded(LOAD_MS);
  // The scripts of the two workers come from the page's host, or its service worker; of the model nothing is asked.
  expect(requests.filter((url) => /\/assets\/.*\.js$/.test(url)).length).toBeGreaterThan(0);
  expect(requests.filter((url) => /\/models\/|\/libs\/|\.wasm|\.bin/.test(url))).toEqual([]);
  app.page.removeAllListeners('request');
  for (let round = 2; round <= 4; round += 1) {
    // Turn 3 first: another answer to turn 1 begins another branch.
    for (const turn of [2, 0]) {
      const answer = app.chat.answer(turn);
      await answer.againButton.click();
      await expect(answer.versions.group).toContainText(`${round} of ${round}`);
      await answer.waitForEnd(ANSWER_MS);
      const { tokenIds, promptIds, usage } = await lastFinished(app.page);
      expect(tokenIds, `turn ${turn + 1}, round ${round}`).toEqual(first[turn]);
      expect(usage.prefilledTokens, 'the KV cache was empty').toBe(promptIds.length);
    }
    const { versions } = app.chat.answer(0);
    while ((await versions.previous.getAttribute('aria-disabled')) === 'false')
      await versions.previous.click();
    await expect(app.chat.answers).toHaveCount(3);
  }

  const answer = app.chat.answer(0);
  await answer.detailsButton.click();
  await expect(answer.details).toContainText(`${model}-${quantization}`);
  await expect(answer.details).toContainText('Seed42');
  await expect(answer.details).toContainText(/Library SHA-256[0-9a-f]{64}/);
  await expect(answer.details).toContainText(/Weights SHA-256[0-9a-f]{64}/);
  await answer.details.getByRole('button', { name: 'Copy these details' }).click();
  await expect(answer.details.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`Token ids: ${first[0]?.join(' ')}`);
  expect(copied).toContain('Temperature: 1');
  expect(copied).toContain(RESEARCH_ONLY);
  await app.chat.composer.fill('');
  await app.settings.set({ seed: null });
});
