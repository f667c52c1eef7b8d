import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

/** @returns the name and the text of the file that a button saves */
export async function savedFile(
  page: Page,
  button: Locator,
): Promise<{ readonly name: string; readonly text: string }> {
  const downloading = page.waitForEvent('download');
  await button.click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
