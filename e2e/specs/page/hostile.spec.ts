/** What a model wrote is drawn and nothing more: no request, no script, no element that an answer may not have. */
import { answerMarkup, watchAnswerMarkup } from '../../fixtures/answerMarkup.ts';
import { openForeignHost } from '../../fixtures/foreignHost.ts';
import { hostileOutputs, RAN } from '../../fixtures/hostileOutputs.ts';
import { putRecords } from '../../fixtures/storedRecords.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

test('200 hostile answers in storage are shown as text', async ({ page, site }) => {
  const foreign = await openForeignHost();
  const outputs = hostileOutputs(foreign.url);
  expect(new Set(outputs).size).toBe(200);
  const messages = outputs.flatMap((content, index) => [
    {
      id: `q${index}`,
      parentId: index === 0 ? null : `a${index - 1}`,
      role: 'user',
      createdAt: 1,
      content: 'And?',
    },
    {
      ...{
        id: `a${index}`,
        parentId: `q${index}`,
        role: 'assistant',
        createdAt: 1,
        content,
        state: 'complete',
      },
      ...{
        model: { buildId: 'x', name: 'A model' },
        maxTokens: 64,
        stats: null,
        tokenIds: null,
        making: null,
      },
    },
  ]);
  const app = new AppPage(page, site.url);
  await app.enter();
  await putRecords(page, {
    hostile: {
      ...{ version: 2, id: 'hostile', title: 'Hostile', pinned: false, createdAt: 1, updatedAt: 1 },
      ...{ messages, leafId: 'a199' },
    },
  });
  await page.reload();
  await watchAnswerMarkup(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await app.history.open('Hostile');
  await expect(app.chat.answers).toHaveCount(200);
  await expect(app.chat.answers.last().getByRole('button', { name: 'Copy answer' })).toBeVisible();
  // Until the drawn markup takes the place of the plain text that stands in for it.
  await expect.poll(async () => (await answerMarkup(page)).checked, { timeout: 20_000 }).toBeGreaterThan(300);
  await page.waitForTimeout(500);
  expect((await answerMarkup(page)).found).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(await page.evaluate((name) => name in window, RAN)).toBe(false);
  expect(foreign.connections()).toBe(0);
  await foreign.close();
});
