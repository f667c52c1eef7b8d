import { LATER, OLD, OLD_AS_READ, VERSIONS } from '../../fixtures/sampleRecords.ts';
import { putRecords, readRecords, wipe } from '../../fixtures/storedRecords.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';
import { RESEARCH_ONLY } from '../../pages/disclaimer.ts';

test.beforeEach(async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new AppPage(page, site.url);
  await app.enter();
  await putRecords(page, { versions: VERSIONS, old: OLD, later: LATER });
  await page.reload();
  await app.history.entry('Knee pain').waitFor();
});

test('export, wipe, import: all conversations, versions and drafts are the same', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.chat.composer.fill('for a new one');
  await app.history.open('Knee pain');
  await app.chat.composer.fill('the next question');
  await page.reload();
  await expect(app.chat.composer, 'a draft survives').toHaveValue('the next question');
  await app.history.newButton.click();
  await expect(app.chat.composer).toHaveValue('for a new one');
  const before = await readRecords(page);
  expect(before.conversations).toEqual({ versions: VERSIONS, old: OLD, later: LATER });
  expect(Object.keys(before.drafts)).toHaveLength(2);

  await app.transfer.open();
  const everything = await app.transfer.save(/^Export everything/);
  expect(everything.name).toMatch(/^chatdoctor-\d{4}-\d\d-\d\d\.json$/);
  expect(everything.text).toContain(RESEARCH_ONLY);
  expect(everything.text).toContain('ab'.repeat(32));

  await wipe(page);
  await page.reload();
  await app.gate.acknowledge();
  await expect(app.history.panel).toContainText('Nothing here yet');

  await app.transfer.open();
  await app.transfer.import(everything.text);
  await expect(app.transfer.report).toContainText('Added: 2.');
  await expect(app.transfer.report).toContainText('“From a later version” could not be read');
  expect(await readRecords(page)).toEqual({
    conversations: { versions: VERSIONS, old: OLD_AS_READ },
    drafts: before.drafts,
  });
  // Once more: nothing doubles.
  await app.transfer.import(everything.text);
  await expect(app.transfer.report).toContainText('Already here, skipped: 2.');
  await app.transfer.close();
  await expect(app.history.panel.getByRole('listitem')).toHaveCount(2);
  await app.history.open('Knee pain');
  await expect(app.chat.composer).toHaveValue('the next question');
  await expect(app.chat.questions.first()).toContainText('1 of 2');
});

test('one conversation leaves as Markdown, JSON and a page to print, each with disclaimer and hashes', async ({
  page,
  site,
  context,
}) => {
  const app = new AppPage(page, site.url);
  await app.history.open('Knee pain');
  await app.transfer.open();
  const files = [
    await app.transfer.save(/^Markdown/),
    await app.transfer.save(/^JSON/),
    await app.transfer.save(/^Printable/),
  ];
  for (const { name, text } of files) {
    expect(name).toMatch(/^chatdoctor-knee-pain-/);
    expect(text, name).toContain(RESEARCH_ONLY);
    expect(text, name).toContain('ab'.repeat(32));
    expect(text, name).toContain('some days');
  }
  expect(JSON.parse(files[1]?.text ?? '')).toMatchObject({ conversations: [VERSIONS], drafts: [] });

  const printed = await context.newPage();
  await printed.setContent(files[2]?.text ?? '');
  await printed.emulateMedia({ media: 'print' });
  await expect(printed.getByRole('heading', { name: 'Knee pain' })).toBeVisible();
  await expect(printed.locator('.foot')).toContainText(RESEARCH_ONLY);
  await expect(printed.locator('.foot'), 'on every sheet, and over no text').toHaveCSS(
    'display',
    'table-footer-group',
  );
  await expect(printed.locator('script, img, iframe, link')).toHaveCount(0);
});

test('a hint names what may name a person, before an export and without holding it up', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  await app.transfer.open();
  await expect(app.transfer.dialog.getByRole('note', { name: 'Disclaimer' })).toBeVisible();
  await expect(app.transfer.dialog).not.toContainText('may name a person');
  await app.transfer.close();

  await app.history.open('Knee pain');
  await app.chat.composer.fill('I am Jane Doe, born 12/03/1980, call me on (415) 555-0132');
  await app.transfer.open();
  const hint = app.transfer.dialog.getByText('phone number: “(415) 555-0132”');
  await expect(hint, 'beside the one and beside everything').toHaveCount(2);
  await expect(app.transfer.dialog.getByText('name beside a date: “Jane Doe”')).toHaveCount(2);
  expect((await app.transfer.save(/^JSON/)).text).toContain('(415) 555-0132');

  await app.transfer.dialog.getByRole('button', { name: 'Copy as shown' }).click();
  await expect(app.transfer.dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(RESEARCH_ONLY);
});

test('what is selected in an answer and copied carries the disclaimer', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.history.open('Knee pain');
  const text = app.chat.answer(0).article.getByText('Rest it for');
  await expect(text, 'as it is drawn once the parser is there').toContainText('for some days');
  await text.selectText();
  await page.keyboard.press('ControlOrMeta+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Rest it for some days');
  expect(copied).toContain(RESEARCH_ONLY);
});

test('what is no export is refused with what to do, and nothing is lost', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.transfer.open();
  await app.transfer.import('{"format":"chatdoctor-web/conversations","version":99,"conversations":[]}');
  await expect(app.transfer.dialog.getByRole('alert')).toContainText('later version');
  await app.transfer.import('no json');
  await expect(app.transfer.dialog.getByRole('alert')).toContainText('not JSON');
  expect((await readRecords(page)).conversations).toEqual({ versions: VERSIONS, old: OLD, later: LATER });
});

test('search finds words on all branches, marks them, and opens the branch; pin and order hold', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  const entries = app.history.panel.getByRole('listitem');
  await expect(entries.first()).toContainText('Knee pain');
  await expect(app.history.panel).toContainText('One stored conversation cannot be read');

  await app.history.search.fill('CREME lock');
  await expect(app.history.panel.getByRole('status')).toHaveText('One conversation.');
  await expect(app.history.panel.locator('mark')).toHaveText(['lock', 'crème']);
  await app.history.panel.getByRole('button', { name: /Knee pain/ }).click();
  await expect(app.chat.answers).toHaveText([/Does the knee lock/]);
  await expect(app.chat.answers.first()).toContainText('2 of 2');
  await app.history.search.fill('no such words');
  await expect(app.history.panel.getByRole('status')).toHaveText('Nothing found.');
  await app.history.search.fill('');

  await app.history.panel.getByRole('button', { name: 'Pin “Knee pain”' }).click();
  await app.history.panel.getByRole('button', { name: 'Pin “Fever”' }).click();
  await expect(entries.first()).toContainText('Fever');
  await expect
    .poll(async () => (await readRecords(page)).conversations['old'])
    .toEqual({ ...OLD_AS_READ, pinned: true });
  await page.reload();
  await expect(entries.first()).toContainText('Fever');
  await expect(app.history.panel.getByRole('button', { name: 'Pin “Fever”' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
