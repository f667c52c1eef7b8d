import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { replaceStoredText } from '../../fixtures/replaceStoredText.ts';
import { expect, test } from '../../fixtures/test.ts';

skipWithoutAdapter(test);

test('after a reload the conversation is back, and a half-written answer is kept and marked', async ({
  app,
}) => {
  await app.model.ensureLoaded(LOAD_MS);
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 3, temperature: 0 });
  await app.chat.ask('First question');
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  const complete = await app.chat.lastAnswer().text();
  await app.settings.set({ maxTokens: 400 });
  await app.chat.ask('Second question');
  await expect(app.chat.answers).toHaveCount(2);
  await app.chat.lastAnswer().waitForText(ANSWER_MS);
  const written = await app.chat.lastAnswer().text();
  // Answers are written to disk as they grow, each second or so: what was read that long is kept.
  await app.page.waitForTimeout(2000);
  await expect(app.chat.lastAnswer().article).toHaveAttribute('aria-busy', 'true');

  await app.page.reload();
  await expect(app.gate.dialog).toBeHidden();
  await expect(app.chat.questions).toHaveCount(2);
  await expect(app.chat.answers).toHaveCount(2);
  await expect(app.chat.answers.first()).toContainText(complete);
  const interrupted = app.chat.lastAnswer();
  await expect(interrupted.article).toContainText('Interrupted');
  expect(written).not.toBe('');
  // Half a character at its end may have become a whole one since.
  expect(await interrupted.text()).toContain(written.replace(/\uFFFD+$/, ''));
  await app.disclaimer.expectVisible();
});

test('markup in an answer neither runs nor fetches', async ({ app }) => {
  const requests: string[] = [];
  app.page.on('request', (request) => requests.push(request.url()));
  await app.model.ensureLoaded(LOAD_MS);
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 4, temperature: 0 });
  await app.chat.ask('May I see some markup?');
  await app.chat.lastAnswer().waitForEnd(ANSWER_MS);
  const marker = await app.chat.lastAnswer().text();
  const hostile = [
    '# A heading',
    '**bold** and <b>html</b> <script>window.ran = 1</script><img src=x onerror="window.ran = 2">',
    '![a picture](https://example.org/track.png) [a link](javascript:window.ran=3) [a page](https://example.org/)',
    'Best regards, Dr. Example',
  ].join('\n\n');
  expect(await replaceStoredText(app.page, marker, hostile)).toBeGreaterThan(0);
  await app.page.reload();

  const { article } = app.chat.lastAnswer();
  await expect(article.getByText('bold', { exact: true })).toHaveCSS('font-weight', /[67]00/);
  await expect(article).toContainText('<script>window.ran = 1</script>');
  await expect(article.getByRole('link')).toHaveText('a page');
  await expect(article.getByRole('img')).toHaveCount(0);
  await expect(app.page.getByRole('heading', { name: 'A heading' })).toHaveCount(0);
  await expect(article.getByRole('note')).toContainText('is not a clinician');
  await app.page.waitForLoadState('networkidle');
  expect(await app.page.evaluate(() => (window as { ran?: number }).ran ?? null)).toBeNull();
  expect(requests.filter((url) => url.includes('example.org'))).toEqual([]);
});
