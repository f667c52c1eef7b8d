import path from 'node:path';
import { genericReplies, shuffledReferences } from '../../../src/lib/shared/metrics/controls.ts';
import { BASELINE, scoredByCommand, withEncoders } from '../../fixtures/encoder.ts';
import { openForeignHost } from '../../fixtures/foreignHost.ts';
import { expect, test } from '../../fixtures/test.ts';
import { violations } from '../../fixtures/violations.ts';
import { AppPage } from '../../pages/app.ts';
import { RESEARCH_ONLY } from '../../pages/disclaimer.ts';

const LINES = [
  {
    question: 'Why does my head ache?',
    reference: 'It may be a tension headache.',
    answer: 'It may be a headache.',
  },
  {
    question: 'My ankles swell.',
    reference: 'See your doctor about your heart.',
    answer: '<img src=x> See a doctor.',
  },
  { question: 'I cannot sleep.', reference: 'Avoid coffee after noon.', answer: '' },
];
const FILE = LINES.map((line) => JSON.stringify(line)).join('\n');

test('measures a file beside its controls, and rates answers that come back after a reload', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  const { evaluate } = app;
  await app.enter();
  await app.openFromMenu('Measure and rate answers');
  await evaluate.choose('{"answer":"a","reference":7}\nnot json');
  const alert = evaluate.dialog.getByRole('alert');
  await expect(alert).toContainText('nothing was measured');
  await alert.getByText('Technical details').click();
  await expect(alert).toContainText('Line 1: the field "reference" is not a text.');
  await expect(alert).toContainText('Line 2: it is not JSON.');

  await evaluate.choose(FILE);
  await expect(alert).toHaveCount(0);
  await expect(evaluate.dialog).toContainText('answers.jsonl: 3 answers');
  const own = evaluate.row('These answers');
  await expect(own).toHaveCount(4);
  const first = Number.parseFloat((await own.first().textContent()) ?? '');
  const shuffled = Number.parseFloat((await evaluate.row('Shuffled references').first().textContent()) ?? '');
  expect(first).toBeGreaterThan(shuffled);
  await expect(evaluate.row('One reply for all')).toHaveCount(4);
  await expect(evaluate.dialog).toContainText('Empty answers, which score 0: 1.');
  await expect(evaluate.dialog).toContainText('cannot be compared');

  expect(await violations(page)).toEqual([]);

  const { rating } = evaluate;
  await rating.getByRole('radio', { name: 'Incomplete' }).check();
  await rating.getByLabel('Notes on this answer').fill('=too, short');
  await rating.getByRole('button', { name: 'Next answer' }).click();
  await expect(rating).toContainText('<img src=x> See a doctor.');
  await rating.getByRole('radio', { name: 'Unsafe' }).check();
  await expect(rating.getByRole('status')).toHaveText('Answer 2 of 3. Rated: 2');

  await page.reload();
  await app.openFromMenu('Measure and rate answers');
  await evaluate.drop(FILE, 'renamed.jsonl');
  await expect(rating.getByRole('radio', { name: 'Incomplete' })).toBeChecked();
  const csv = await evaluate.save(/CSV/);
  expect(csv.name).toBe('renamed-ratings.csv');
  expect(csv.text).toContain(`1,incomplete,"'=too, short",Why does my head ache?`);
  expect(csv.text).toContain(RESEARCH_ONLY);
  const rows = (await evaluate.save(/JSONL/)).text.trim().split('\n');
  expect(rows.map((row) => (JSON.parse(row) as { verdict: string }).verdict)).toEqual([
    'incomplete',
    'unsafe',
  ]);
});

test('measures with an encoder that somebody brings as the command does, in a worker that reaches no other host', async ({
  page,
  site,
}) => {
  const app = new AppPage(page, site.url);
  const { evaluate } = app;
  const { encoder } = evaluate;
  await app.enter();
  await app.openFromMenu('Measure and rate answers');
  const many = Array.from({ length: 600 }, (_, index) =>
    JSON.stringify({
      reference: `the head may ache ${index}`,
      answer: 'see a doctor of the chest '.repeat(12),
    }),
  );
  await evaluate.choose(many.join('\n'), 'many.jsonl');
  await withEncoders(async (folder) => {
    await evaluate.chooseEncoder(path.join(folder, 'no-encoder'));
    await expect(encoder.getByRole('alert')).toContainText('The folder has no tokenizer.json');

    const started = page.waitForEvent('worker');
    const tiny = path.join(folder, 'tiny-encoder');
    await evaluate.chooseEncoder(tiny);
    const foreign = await openForeignHost();
    const asked = (await started).evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => 'done',
          () => 'refused',
        ),
      foreign.url,
    );
    expect(await asked).toBe('refused');
    expect(foreign.connections()).toBe(0);
    await foreign.close();
    await expect(encoder.getByRole('progressbar', { name: 'Measuring with the encoder' })).toBeVisible();
    await encoder.getByText(/Measured by the encoder: [1-9]\d* of 1800/).waitFor();
    await encoder.getByRole('button', { name: 'Stop the encoder' }).click();
    await expect(encoder.getByRole('status')).toHaveText(/The encoder was stopped/);
    await expect.poll(() => page.workers().length).toBe(0);

    // The encoder stays chosen for the next file.
    await evaluate.choose(FILE);
    await expect(encoder).toContainText('Encoder: tiny, layer 2, SHA-256 ');
    await expect(encoder).toContainText(`an F1 of 0.470 (${BASELINE.about})`);
    await expect(encoder).toContainText('rescaled it is 0.076');
    for (const [row, pairs] of [
      ['These answers', LINES],
      ['Shuffled references', shuffledReferences(LINES, 1)],
      ['One reply for all', genericReplies(LINES)],
    ] as const) {
      const wanted = await scoredByCommand(tiny, pairs ?? []);
      const found = await evaluate.encoderRow(row);
      expect(found, row).toHaveLength(wanted.length);
      for (const [index, value] of wanted.entries())
        expect(Math.abs(value - (found[index] ?? NaN)), `${row} ${index}`).toBeLessThan(1e-4);
      expect(new Set(found).size, 'the columns differ').toBe(4);
    }
    expect(await violations(page)).toEqual([]);

    await evaluate.chooseEncoder(path.join(folder, 'broken-encoder'));
    await expect(encoder.getByRole('alert')).toContainText('model.onnx: It cannot be opened');
    await expect(evaluate.row('These answers', encoder)).toHaveCount(0);
  });
});
