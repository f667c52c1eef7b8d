import { rename, writeFile } from 'node:fs/promises';

/** Writes a file whole or not at all: a kill leaves what was there before. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
