/** `tsx model-build/quantize/oracle/writeWeights.ts FOLDER`: the weights that the oracles quantise, as files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { awkwardWeights, KIND_NAMES, STORED_DTYPES } from './awkwardWeights.ts';

export function writeWeights(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'layout.json'),
    JSON.stringify({ dtypes: STORED_DTYPES, kinds: KIND_NAMES }),
  );
  for (const dtype of STORED_DTYPES)
    writeFileSync(path.join(folder, `${dtype}.weights`), new Uint8Array(awkwardWeights(dtype)));
}

if (import.meta.filename === process.argv[1]) {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error('Name the folder to write to.');
  writeWeights(folder);
}
