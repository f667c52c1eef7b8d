import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

const DIALOG = 'Where weights come from';

test('the place of weights is checked, kept over a reload, and forgotten', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.open();
  await app.gate.acknowledge();
  const dialog = await app.openFromMenu(DIALOG);
  const field = dialog.getByRole('textbox', { name: 'Address of the q4f32_1 weights' });
  const form = dialog.getByRole('form', { name: 'The q4f32_1 build' });
  const check = async (typed: string): Promise<void> => {
    await field.fill(typed);
    await form.getByRole('button', { name: 'Check and save' }).click();
  };
  for (const [typed, words] of [
    ['', 'Type an address first'],
    ['http://host.example/model', 'Use https'],
    ['models/x', 'Write ./models/'],
    [`${site.url}models/gone`, 'it answered 404'],
    [`${site.url}models/tiny-mistral-q4f16_1`, 'has q4f16_1 weights there'],
    [`${site.url}models/tiny-mistral-q4f32_1`, 'weights of another shape'],
    [site.url, 'it answered 404'],
    ['owner/name', 'The host could not be asked'],
  ] as const) {
    await check(typed);
    await expect(form.getByRole('alert'), typed).toContainText(words);
  }
  await form.getByRole('button', { name: 'Save it unchecked' }).click();
  await expect(form.getByRole('status')).toContainText('Saved unchecked');

  await check('./models/chatdoctor-smollm2-135m-q4f32_1');
  await expect(form.getByRole('status')).toContainText('Saved.');
  await page.reload();
  await app.openFromMenu(DIALOG);
  await expect(field).toHaveValue('./models/chatdoctor-smollm2-135m-q4f32_1');
  await form.getByRole('button', { name: 'Forget this address' }).click();
  await expect(field).toHaveValue('');
});

test('a model that is not hosted can be loaded once its place is set', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.open({ model: 'chatdoctor-mistral-7b', quantization: 'q4f32_1' });
  await app.gate.acknowledge();
  await app.model.region.getByRole('button', { name: 'Set where its weights are' }).click();
  const dialog = page.getByRole('dialog', { name: DIALOG });
  const field = dialog.getByRole('textbox', { name: 'Address of the q4f32_1 weights' });
  await field.fill('owner/name@v1');
  await dialog
    .getByRole('form', { name: 'The q4f32_1 build' })
    .getByRole('button', { name: 'Check and save' })
    .click();
  await dialog.getByRole('button', { name: 'Save it unchecked' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(app.model.loadButton).toHaveText('Load model (4.5 GB)');
});
