/** The engine, or the tab with it, goes away in the middle of an answer. */
import { hasLavapipe } from '../../browser/adapters.ts';
import { endWorker } from '../../fixtures/endWorker.ts';
import { expectNothingLost, fault, nothingLost, sees, whatIsKept, whatStands } from '../../fixtures/fault.ts';
import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

skipWithoutAdapter(test);
// Each fault costs a start of the engine.
test.skip(({ adapter }) => adapter === 'swiftshader' && hasLavapipe(), 'runs on lavapipe, which is faster');

/** Long enough to be interrupted. */
async function beginAnswer(app: AppPage, question: string): Promise<void> {
  await app.history.newButton.click();
  await app.settings.set({ maxTokens: 1500, temperature: 0, seed: null });
  await app.chat.ask(question);
  await app.chat.lastAnswer().waitForText(ANSWER_MS);
}

test(
  'two tabs: the second one says that the first has the GPU and takes it over, and the answer so far is kept',
  fault('two tabs, one GPU'),
  async ({ app, profile, site, model, quantization }) => {
    await app.model.ensureLoaded(LOAD_MS);
    await beginAnswer(app, 'Which tab answers this?');
    const other = new AppPage(await profile.newPage(), site.url);
    try {
      await other.open({ model, quantization });
      await expect(other.chat.lastAnswer().article).toContainText('Being written in another tab');
      await other.chat.lastAnswer().waitForText(ANSWER_MS);
      await other.model.loadButton.click();
      await sees(other.model.problem);
      await expect(other.model.problem).toContainText('Another tab of this page is using');
      const before = await whatIsKept(app.page);

      await other.model.takeOverButton.click();
      await sees(app.model.problem);
      await expect(app.model.problem).toContainText('Another tab of this page took over');
      await expect(app.chat.lastAnswer().article).toContainText('Interrupted');
      await expect(other.model.progress).toBeVisible();
      await expect(other.chat.lastAnswer().article).toContainText('Interrupted');
      expect(await other.chat.lastAnswer().text()).toBe(await app.chat.lastAnswer().text());
      await nothingLost(app.page, before);
      await other.model.cancelButton.click();
    } finally {
      await other.page.close();
    }
  },
);

test(
  'a tab that is closed in the middle of an answer: all that could be read is there in the next one',
  fault('tab closed mid-answer'),
  async ({ app, profile, site, model, quantization }) => {
    await app.model.unloadButton.click({ timeout: 1000 }).catch(() => undefined);
    const closed = new AppPage(await profile.newPage(), site.url);
    await closed.open({ model, quantization });
    await closed.model.load(LOAD_MS);
    await beginAnswer(closed, 'Is this kept?');
    await expect.poll(async () => (await closed.chat.lastAnswer().text()).length).toBeGreaterThan(40);
    const before = await whatStands(closed.page);
    await closed.page.close();

    await app.page.reload();
    await sees(app.chat.lastAnswer().article);
    await expect(app.chat.lastAnswer().article).toContainText('Interrupted');
    await expect(app.chat.questions.last()).toContainText('Is this kept?');
    expectNothingLost(before, await whatIsKept(app.page));
  },
);

test(
  'a worker that ends in the middle of an answer: said, the answer so far is kept, and can go on',
  fault('worker crash while answering'),
  async ({ app }) => {
    await app.model.ensureLoaded(LOAD_MS);
    await beginAnswer(app, 'Does the worker live?');
    await app.chat.composer.fill('not yet asked');
    const before = await whatIsKept(app.page);
    await endWorker(app.page, 'silently');
    await sees(app.alert.first());
    await expect(app.alert.first()).toContainText('stopped working');
    await expect(app.chat.lastAnswer().article).toContainText('Interrupted');
    await nothingLost(app.page, before);
    await expect(app.model.loadAgainButton).toBeEnabled();
    await app.chat.composer.fill('');
  },
);
