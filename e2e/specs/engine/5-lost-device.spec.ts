import { crashGpu } from '../../fixtures/crashGpu.ts';
import { fault, nothingLost, sees, whatIsKept } from '../../fixtures/fault.ts';
import { ANSWER_MS, LOAD_MS, skipWithoutAdapter } from '../../fixtures/limits.ts';
import { expect, test } from '../../fixtures/test.ts';

skipWithoutAdapter(test);

test(
  'a lost GPU is told in a plain sentence, the answer so far is kept, and a shorter context is offered',
  fault('device lost while answering'),
  async ({ app, profile }) => {
    await app.model.ensureLoaded(LOAD_MS);
    await app.history.newButton.click();
    await app.settings.set({ maxTokens: 400, temperature: 0 });
    await app.chat.ask('Will this be interrupted?');
    const answer = app.chat.lastAnswer();
    await answer.waitForText(ANSWER_MS);
    await app.chat.composer.fill('not yet asked');
    const before = await whatIsKept(app.page);

    await crashGpu(profile);
    await sees(app.alert.first());
    await expect(app.alert.first()).toContainText('The browser took the GPU away');
    await expect(answer.article).toContainText('Interrupted');
    await nothingLost(app.page, before);
    await app.disclaimer.expectVisible();

    await expect(app.model.shorterButton).toHaveText('Load with a shorter context (1024 tokens)');
    await app.model.shorterButton.click();
    await app.model.waitUntilReady(LOAD_MS);
    await expect(app.model.region).toContainText('Loaded with a context of 1024 instead of 2048 tokens');
    await app.settings.set({ maxTokens: 2 });
    await app.chat.ask('And now?');
    const next = app.chat.lastAnswer();
    await expect(app.chat.questions.last()).toContainText('And now?');
    await next.waitForEnd(ANSWER_MS);
    expect((await next.stats()).tokens).toBe(2);
    await expect(app.page.getByText(/Context: \d+ of 1,?024 tokens/)).toBeVisible();
  },
);
