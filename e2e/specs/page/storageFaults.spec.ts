/** Faults of the browser's storage: what was said and typed stays on the page, which says so and tries again. */
import type { Page } from '@playwright/test';
import {
  expectNothingLost,
  fault,
  nothingLost,
  sees,
  somethingToLose,
  whatStands,
} from '../../fixtures/fault.ts';
import { makeProfile } from '../../fixtures/ownProfile.ts';
import { OLD } from '../../fixtures/sampleRecords.ts';
import { putRecords, readRecords } from '../../fixtures/storedRecords.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

async function open(page: Page, url: string): Promise<AppPage> {
  const app = new AppPage(page, url);
  await app.enter();
  return app;
}

/** Holds the page's database as a tab of another version may: every opening waits from now on. */
async function holdDatabase(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const first = indexedDB.open('chatdoctor-web');
        first.onerror = () => reject(first.error ?? new Error('not opened'));
        first.onsuccess = () => {
          Object.assign(window, { held: first.result });
          const upgrade = indexedDB.open('chatdoctor-web', 99);
          upgrade.onblocked = () => resolve();
          upgrade.onupgradeneeded = () => upgrade.transaction?.abort();
          // Aborted: the database stays as it was.
          upgrade.onerror = (event) => event.preventDefault();
        };
      }),
  );
  return () => page.evaluate(() => (window as { held?: IDBDatabase }).held?.close());
}

test(
  'storage that another tab holds: the page says so, keeps what is there, and saves it later',
  fault('IndexedDB blocked'),
  async ({ page, site, context }) => {
    const app = await open(page, site.url);
    const before = await somethingToLose(app);
    const other = await context.newPage();
    await other.goto(`${site.url}readme.txt`);
    const release = await holdDatabase(other);

    // Another version of a question: the page stores which one is shown.
    await app.chat.questions.first().getByRole('button', { name: 'Next version' }).click();
    await sees(app.alert.first());
    await expect(app.alert.first()).toContainText('could not be saved');
    await expect(app.alert.first()).toContainText('close the others');
    await app.chat.questions.first().getByRole('button', { name: 'Previous version' }).click();
    await app.chat.composer.fill('It began on Monday, after a fall');
    // What is on screen can be saved as a file all the same.
    await app.alert.first().getByRole('button', { name: 'Save it as a file' }).click();
    await app.transfer.dialog.getByRole('heading', { name: 'Everything' }).waitFor();
    const { text } = await app.transfer.save(/^JSON/);
    expect(text).toContain('It began on Monday, after a fall');
    await app.transfer.close();

    await release();
    await expect(app.alert, 'it was tried again').toHaveCount(0, { timeout: 45_000 });
    await nothingLost(page, before);
    expect((await readRecords(page)).conversations['versions']).toMatchObject({ leafId: 'q2' });
  },
);

test(
  'storage without room: what is said stays on the page, and is stored when there is room',
  fault('quota exceeded by a conversation'),
  async ({ site }) => {
    const profile = makeProfile('swiftshader');
    try {
      const before = await profile.use(async (page) => somethingToLose(await open(page, site.url)));
      // Before the page writes anything: a browser asks once how much room there is, and then counts for itself.
      await profile.use(async (page, context) => {
        const session = await context.newCDPSession(page);
        const { origin } = new URL(site.url);
        await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
        const app = new AppPage(page, site.url);
        await app.open();
        await app.chat.questions.last().getByRole('button', { name: 'Delete question' }).click();
        await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
        await sees(app.alert.first());
        await expect(app.alert.first()).toContainText('no room left');

        await session.send('Storage.overrideQuotaForOrigin', { origin });
        await app.alert.first().getByRole('button', { name: 'Try again' }).click();
        await expect(app.alert).toHaveCount(0);
        await nothingLost(page, before);
      });
    } finally {
      profile.remove();
    }
  },
);

test(
  'a browser that blocks all storage: the page works, says so, and holds what is typed',
  fault('IndexedDB failing'),
  async ({ site }) => {
    // The browser's own setting “Don't allow sites to save data on your device”.
    const profile = makeProfile('swiftshader', {
      profile: { default_content_setting_values: { cookies: 2 } },
    });
    try {
      await profile.use(async (page) => {
        const app = await open(page, site.url);
        const stored = page.evaluate(() => localStorage.length);
        await expect(stored, 'the browser refuses').rejects.toThrow(/denied/);
        await app.chat.composer.fill('My knee hurts');
        const before = await whatStands(page);
        await sees(app.alert.first());
        await expect(app.alert.first()).toContainText('It may block storage for this site');
        await expect(app.history.panel).not.toContainText('Nothing here yet');
        await app.history.newButton.click();
        expectNothingLost(before, await whatStands(page));
        await app.disclaimer.expectVisible();
      });
    } finally {
      profile.remove();
    }
  },
);

test(
  'conversations that the browser threw away are named as gone, and what is on screen is stored again',
  fault('storage evicted: conversations'),
  async ({ page, site }) => {
    const app = await open(page, site.url);
    await putRecords(page, { old: OLD });
    const before = await somethingToLose(app);
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    const clear = () =>
      session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,cache_storage' });

    await clear();
    await expect(app.alert.first()).toContainText('All conversations are back from a second copy');
    await sees(app.alert.first());
    await nothingLost(page, before);
    // Also where it happens while the page is closed; and a conversation without a copy is said to be gone.
    await page.evaluate(() => localStorage.removeItem('chatdoctor-web.copy:old'));
    await page.goto('about:blank');
    await clear();
    await app.open();
    await expect(app.alert.first()).toContainText('1 of 2 conversations are back');
    await expect(app.history.panel.getByRole('listitem')).toHaveText([/Knee pain/]);
    await expect(app.chat.composer).toHaveValue('It began on Monday');
  },
);

test(
  'a clock that was ahead and is set right: order and times stay sensible',
  fault('clock changed'),
  async ({ page, site }) => {
    const year = 365 * 86_400_000;
    await page.clock.setSystemTime(Date.now() + 4 * year);
    const app = await open(page, site.url);
    const before = await somethingToLose(app);
    // A change, in the wrong year.
    await app.chat.questions.last().getByRole('button', { name: 'Delete question' }).click();
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => (await readRecords(page)).conversations['versions'])
      .toMatchObject({ leafId: 'q2' });
    await putRecords(page, { old: OLD });
    await page.clock.setSystemTime(Date.now() - 4 * year);
    await page.reload();

    const entries = app.history.panel.getByRole('listitem');
    await expect(entries).toHaveCount(2);
    await sees(entries.first());
    await expect(entries.first()).toContainText('by a clock that was ahead');
    await app.history.panel.getByRole('button', { name: 'Pin “Knee pain”' }).click();
    await expect(entries.first(), 'unpinned, the order is by change').toContainText('Knee pain');
    // Changed now, by a clock that is years behind: still the last change.
    await app.history.open('Fever');
    await app.chat.questions.last().getByRole('button', { name: 'Delete question' }).click();
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    await expect(entries.first()).toContainText('Fever');
    await expect(entries.first()).not.toContainText('clock');
    await page.reload();
    await expect(entries.first()).toContainText('Fever');
    const ids = Object.values((await readRecords(page)).conversations).map(
      (record) => (record as { id: string }).id,
    );
    expect(new Set(ids).size).toBe(2);
    await nothingLost(page, before);
  },
);
