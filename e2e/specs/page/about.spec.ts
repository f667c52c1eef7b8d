import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

test('what the models are, their data, licence and citation are one click away', async ({ page, site }) => {
  const app = new AppPage(page, site.url);
  await app.enter();
  const about = await app.openAbout();
  for (const fact of [
    'mistralai/Mistral-7B-Instruct-v0.3',
    'halame/chatdoctor-mistral-lora',
    'HealthCareMagic-100k',
    'Apache-2.0',
    'None of them is a doctor.',
    'Nothing you type leaves this device',
  ]) {
    await expect(about.getByText(fact).first(), fact).toBeAttached();
  }
  await expect(about.getByRole('link', { name: /arXiv 2303\.14070/ })).toHaveAttribute(
    'href',
    'https://arxiv.org/abs/2303.14070',
  );
  // The test model is for scripts alone.
  await expect(about.getByText('Tiny Mistral')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});
