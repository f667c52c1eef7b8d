import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { TENSORS_FILE } from '../lora/readAdapter.ts';
import { adapterCard } from './adapterCard.ts';
import type { TrainConfig } from './config.ts';
import { heldOutLoss, type HeldOutLoss, type HeldOutRow } from './heldOut.ts';
import { lossCurve, type LoggedStep } from './lossCurve.ts';

/** Of transformers' and of this project's own files. */
const LICENSE = 'apache-2.0';

/**
 * Puts beside a run's adapter what belongs to it: its card, the log, the curve and the held-out losses.
 *
 * @param out the run's folder, with `adapter`, `log.jsonl` and `held-out.jsonl`
 * @returns what was measured
 * @throws ModelBuildError `data-invalid`
 */
export async function finishRun(out: string, config: TrainConfig, pairs: number): Promise<HeldOutLoss> {
  const adapter = path.join(out, 'adapter');
  const log = await readRows<LoggedStep>(path.join(out, 'log.jsonl'));
  const heldOut = await readHeldOutLoss(out);
  const { size } = await stat(path.join(adapter, TENSORS_FILE));
  for (const name of ['log.jsonl', 'held-out.jsonl'])
    await copyFile(path.join(out, name), path.join(adapter, name));
  await writeFile(path.join(adapter, 'loss.svg'), lossCurve(log, `Loss of ${config.name}`));
  const card = adapterCard({ config, log, heldOut, pairs, bytes: size, license: LICENSE });
  await writeFile(path.join(adapter, 'README.md'), card);
  return heldOut;
}

/**
 * @param out the folder in which `held-out.jsonl` was written
 * @throws ModelBuildError `data-invalid`
 */
export async function readHeldOutLoss(out: string): Promise<HeldOutLoss> {
  return heldOutLoss(await readRows<HeldOutRow>(path.join(out, 'held-out.jsonl')));
}

async function readRows<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8');
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as T];
    } catch (cause) {
      throw new ModelBuildError({
        code: 'data-invalid',
        file,
        cause,
        message: `Line ${index + 1} is not JSON: the run was ended while it was written.`,
        remedy: 'Run the same command again; it goes on from its last checkpoint.',
      });
    }
  });
}
