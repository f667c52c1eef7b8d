/** The second engine: transformers in f32 over the dequantised weights of a model folder, in a Python of its own. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { PromptPart } from '../../../src/lib/shared/prompt.ts';
import { ModelBuildError, throwIfCancelled } from '../../errors.ts';
import { PROJECT_ROOT } from '../../fetch/projectRoot.ts';
import { withWorkFolder } from '../../fetch/workFolder.ts';
import { firstIssue } from '../../../src/lib/shared/firstIssue.ts';
import { jsonOr } from '../jsonOr.ts';
import { FINISHES } from '../answers/answerRow.ts';

const SCRIPT = fileURLToPath(new URL('answer.py', import.meta.url));
/** What an error repeats of Python's own words, from their end. */
const QUOTED_CHARACTERS = 2000;

export interface Prompt {
  readonly index: number;
  readonly parts: readonly PromptPart[];
}

export interface Job {
  /** The model folder. */
  readonly folder: string;
  readonly stop: readonly string[];
  readonly sampling: { readonly temperature: number; readonly topP: number; readonly maxTokens: number };
  /** Of torch, for each batch anew; without use where the temperature is 0. */
  readonly seed: number;
  /** Write on after the end of an answer. */
  readonly ignoreStop: boolean;
  /** Say by how much the best logit leads at each step. */
  readonly gaps: boolean;
  /** Answered together; rounding depends on who is in a batch, so that the same batches give the same answers. */
  readonly batches: readonly (readonly Prompt[])[];
}

const writtenSchema = z.strictObject({
  index: z.number().int(),
  promptIds: z.array(z.number().int()),
  tokenIds: z.array(z.number().int()),
  answer: z.string(),
  finish: z.enum(FINISHES),
  problem: z.string().nullable(),
  gaps: z.array(z.number()).nullable(),
  engine: z.string(),
  /** Its share of the batch's. */
  seconds: z.number(),
});

export type Written = z.infer<typeof writtenSchema>;

/**
 * @param python an interpreter that has torch and transformers
 * @throws ModelBuildError with what Python said where it fails
 */
export async function answerWithTransformers(
  python: string,
  job: Job,
  onAnswer: (written: Written) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  throwIfCancelled(signal);
  await withWorkFolder(path.join(PROJECT_ROOT, '.cache'), async (work) => {
    const file = path.join(work, 'job.json');
    await writeFile(file, JSON.stringify({ ...job, folder: path.resolve(job.folder) }));
    await run(python, file, onAnswer, signal);
  });
}

async function run(
  python: string,
  job: string,
  onAnswer: (written: Written) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const child = spawn(python, [SCRIPT, job], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      TOKENIZERS_PARALLELISM: 'false',
      HF_HUB_OFFLINE: '1',
    },
  });
  const kill = (): void => void child.kill();
  signal?.addEventListener('abort', kill, { once: true });
  let said = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (said = (said + text).slice(-QUOTED_CHARACTERS)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // Awaited below; an error before that must not count as unhandled.
  ended.catch(() => undefined);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const parsed = writtenSchema.safeParse(jsonOr(line, line));
      if (!parsed.success)
        throw failed(`It wrote a line that is no answer: ${firstIssue(parsed.error)}`, said);
      await onAnswer(parsed.data);
    }
    const status = await ended;
    throwIfCancelled(signal);
    if (status !== 0) throw failed(`Python ended with ${String(status)}.`, said);
  } finally {
    signal?.removeEventListener('abort', kill);
    kill();
  }
}

function failed(message: string, said: string): ModelBuildError {
  return new ModelBuildError({
    code: 'io',
    message: `transformers could not answer. ${message}`,
    remedy: `Python said:\n${said}`,
  });
}
