import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { WrittenWeights } from '../../words/readWeights.ts';

const FILE = fileURLToPath(new URL('../../words/weights.ts', import.meta.url));

/** Writes words/weights.ts, in this project's format. */
export async function saveWeights(weights: WrittenWeights): Promise<void> {
  const source = `/** Written by \`npm run safety -- --fit\`, from the examples: change those, never this. */
import type { WrittenWeights } from './readWeights.ts';

export const WEIGHTS: WrittenWeights = ${JSON.stringify(weights)};
`;
  const options = await resolveConfig(FILE);
  await writeFile(FILE, await format(source, { ...options, filepath: FILE }));
}
