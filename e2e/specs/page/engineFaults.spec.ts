/** The engine goes away while it loads; two tabs; nothing here needs an answer. */
import type { Page } from '@playwright/test';
import { crashGpu } from '../../fixtures/crashGpu.ts';
import { endWorker } from '../../fixtures/endWorker.ts';
import { fault, nothingLost, sees, somethingToLose } from '../../fixtures/fault.ts';
import type { Kept } from '../../fixtures/fault.ts';
import { makeProfile } from '../../fixtures/ownProfile.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

const TINY = { model: 'tiny-mistral', quantization: 'q4f32_1' };
/** Downloading and moving to the GPU, on a busy machine. */
const PHASE_MS = 90_000;

// Software adapters draw the page with the same two cores that prepare the model: it may stand still for a while.
test.beforeEach(({ page }) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(60_000);
});

async function openTiny(page: Page, url: string): Promise<{ app: AppPage; before: Kept }> {
  const app = new AppPage(page, url);
  await app.enter(TINY);
  return { app, before: await somethingToLose(app) };
}

/** Loading begins; it ends before the GPU is at work, which would hold up whatever is drawn next. */
async function loadBegins(app: AppPage): Promise<void> {
  await app.model.loadButton.or(app.model.loadAgainButton).click();
  await expect(app.model.progress).toBeVisible();
  await app.model.cancelButton.click();
  await expect(app.model.progress).toHaveCount(0);
}

/** Presses the button and waits until the engine is at work. */
async function loadUntil(app: AppPage, phase: RegExp): Promise<void> {
  await app.model.loadButton.or(app.model.loadAgainButton).click();
  await expect(app.model.region).toContainText(phase, { timeout: PHASE_MS });
}

test(
  'a GPU that goes away while a model loads: said, and a shorter context offered',
  fault('device lost while loading'),
  async ({ site }) => {
    // A browser of its own: one whose GPU process ended too often gives up on it.
    const profile = makeProfile('swiftshader');
    try {
      await profile.use(async (page, context) => {
        const { app, before } = await openTiny(page, site.url);
        await loadUntil(app, /Preparing the GPU/);
        await crashGpu(context);
        await sees(app.model.problem);
        await expect(app.model.problem).toContainText('The browser took the GPU away');
        await expect(app.model.shorterButton).toBeVisible();
        await expect(app.model.loadAgainButton).toBeEnabled();
        await nothingLost(page, before);
      });
    } finally {
      profile.remove();
    }
  },
);

for (const [name, how] of [
  ['worker crash while loading', 'error'],
  ['worker gone without a word', 'silently'],
] as const) {
  test(
    `a worker that ends while a model loads (${how}): said, and loading again works`,
    fault(name),
    async ({ page, site }) => {
      const { app, before } = await openTiny(page, site.url);
      await loadUntil(app, /Moving to the GPU|Preparing the GPU/);
      await endWorker(page, how);
      await sees(app.model.problem);
      await expect(app.model.problem).toContainText('stopped working');
      await nothingLost(page, before);
      await loadUntil(app, /Moving to the GPU|Preparing the GPU/);
      await app.model.cancelButton.click();
    },
  );
}

test(
  'a browser without a lock manager: the page says what it cannot tell, and refuses nothing',
  fault('two tabs, no lock manager'),
  async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
    const { app, before } = await openTiny(page, site.url);
    await sees(app.model.region.getByText('This browser cannot tell the tabs of this page apart'));
    await loadBegins(app);
    await nothingLost(page, before);
  },
);

test(
  'a model that the browser threw away is named as gone, and offered again',
  fault('storage evicted: models'),
  async ({ page, site, context }) => {
    const { app, before } = await openTiny(page, site.url);
    await app.model.region.getByRole('button', { name: 'Download only' }).click();
    await expect(app.model.region).toContainText('is downloaded and not loaded', { timeout: PHASE_MS });
    await page.reload();
    await expect(app.model.loadButton, 'nothing is left to download').toHaveText('Load model');

    // A browser that needs room clears all of this at once.
    const session = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.clearDataForOrigin', {
      origin,
      storageTypes: 'indexeddb,cache_storage,file_systems',
    });
    await app.open(TINY);
    await sees(app.model.region.getByRole('note'));
    await expect(app.model.region.getByRole('note')).toContainText('the browser cleared it');
    await expect(app.model.loadButton).toHaveText(/Load model \(\d+(\.\d+)? MB\)/);
    await nothingLost(page, before);
  },
);

test(
  'two tabs with one conversation: each shows what the other changed, and nothing is lost',
  fault('two tabs, one conversation'),
  async ({ page, site, context }) => {
    const { app, before } = await openTiny(page, site.url);
    const other = new AppPage(await context.newPage(), site.url);
    await other.open();
    await expect(other.chat.questions).toHaveCount(2);

    await app.history.rename('Knee pain', 'Left knee');
    await sees(other.history.entry('Left knee'));
    // A message goes here, and goes there; it comes back there, and comes back here.
    await app.chat.questions.last().getByRole('button', { name: 'Delete question' }).click();
    await expect(other.chat.questions).toHaveCount(1);
    await app.page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    await expect(other.chat.questions).toHaveCount(2);
    // What is typed in one place is one draft, whichever tab it is typed in.
    await app.chat.composer.fill('It began on Monday, at noon');
    await expect(other.chat.composer).toHaveValue('It began on Monday, at noon');
    // Each looks at a version of its own, and the title that the first one gave stays.
    await other.chat.questions.first().getByRole('button', { name: 'Next version' }).click();
    await expect(other.chat.questions).toHaveCount(1);
    await expect(app.chat.questions).toHaveCount(2);
    await expect(app.history.entry('Left knee')).toBeVisible();
    // Deleted in one tab, it leaves the other, where it can be brought back.
    await other.history.remove('Left knee');
    await expect(app.history.panel).toContainText('Deleted “Left knee”');
    await expect(app.chat.questions).toHaveCount(0);
    await app.history.panel.getByRole('button', { name: 'Undo' }).click();
    await expect(other.history.entry('Left knee')).toBeVisible();
    await nothingLost(page, before);
  },
);
