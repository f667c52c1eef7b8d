/**
 * A folder of answers that grows by a line each and can be gone on with: settings.json, answers.jsonl, and times.jsonl
 * apart, so that a run that was interrupted leaves the same answers as one that was not.
 */
import { open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { firstIssue } from '../../../src/lib/shared/firstIssue.ts';
import { makeFolder } from '../../makeFolder.ts';
import { writeWhole } from '../../writeWhole.ts';
import { dataInvalid } from '../evaluateError.ts';
import { jsonOr } from '../jsonOr.ts';
import type { Question } from '../readQuestions.ts';
import { answerRowSchema, type AnswerRow, type AnswerTime } from './answerRow.ts';
import { settingsSchema, type Settings } from './settings.ts';

export const SETTINGS_FILE = 'settings.json';
export const ANSWERS_FILE = 'answers.jsonl';
export const TIMES_FILE = 'times.jsonl';

export interface OpenAnswers {
  /** Those that are there already, by question number. */
  readonly rows: ReadonlyMap<number, AnswerRow>;
  /** Resolves when the line is on the disk. */
  add(row: AnswerRow, time: AnswerTime): Promise<void>;
  close(): Promise<void>;
}

/** @throws ModelBuildError `data-invalid` where the folder holds answers of other settings or to other questions */
export async function openAnswers(
  folder: string,
  settings: Settings,
  questions: readonly Question[],
): Promise<OpenAnswers> {
  await makeFolder(path.resolve(folder));
  await checkSettings(path.join(folder, SETTINGS_FILE), settings);
  const file = path.join(folder, ANSWERS_FILE);
  const timesFile = path.join(folder, TIMES_FILE);
  await dropCutLine(file);
  await dropCutLine(timesFile);
  const rows = new Map<number, AnswerRow>();
  for (const row of await readAnswers(file)) {
    const asked = questions[row.index];
    if (asked?.question !== row.question || asked.reference !== row.reference || rows.has(row.index)) {
      throw dataInvalid(
        file,
        `The answer to question ${row.index + 1} is not one to this data's question, or stands twice.`,
        'Remove that line or one of the two from the file, or choose another folder with --out.',
      );
    }
    rows.set(row.index, row);
  }
  const answers = await open(file, 'a');
  const times = await open(timesFile, 'a');
  return {
    rows,
    add: async (row, time) => {
      // The time first: an answer without a time would be asked for again by nobody.
      await append(times, time);
      await append(answers, row);
      rows.set(row.index, row);
    },
    close: async () => {
      await answers.close();
      await times.close();
    },
  };
}

async function append(handle: FileHandle, row: object): Promise<void> {
  await handle.appendFile(`${JSON.stringify(row)}\n`);
  await handle.datasync();
}

async function checkSettings(file: string, settings: Settings): Promise<void> {
  const text = (await readIfThere(file))?.toString('utf8');
  if (text === undefined) {
    // Whole or not at all: half of it would keep the folder from ever being gone on with.
    await writeWhole(file, `${JSON.stringify(settings, undefined, 2)}\n`);
    return;
  }
  const there = parseSettings(file, text);
  const differing = Object.keys(settings).filter(
    (name) => !isDeepStrictEqual(there[name as keyof Settings], settings[name as keyof Settings]),
  );
  if (differing.length === 0) return;
  throw dataInvalid(
    file,
    `The answers here were written under other settings (${differing.join(', ')}).`,
    'Run with the settings of that file to go on, remove the folder, or choose another with --out.',
  );
}

/** @throws ModelBuildError `data-invalid` */
export function parseSettings(file: string, text: string): Settings {
  const parsed = settingsSchema.safeParse(jsonOr(text, null));
  if (parsed.success) return parsed.data;
  throw dataInvalid(file, firstIssue(parsed.error), 'Remove the folder, or choose another with --out.');
}

/**
 * The answers of a file. A last line that was cut when its writer was killed, or that is being written, is passed over.
 *
 * @throws ModelBuildError `data-invalid` where any other line is none
 */
export async function readAnswers(file: string): Promise<AnswerRow[]> {
  const bytes = await readIfThere(file);
  if (bytes === null) return [];
  const lines = bytes.toString('utf8', 0, wholeLines(bytes)).split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const parsed = answerRowSchema.safeParse(jsonOr(line, null));
    if (parsed.success) return parsed.data;
    throw dataInvalid(
      file,
      `Line ${index + 1} is no answer: ${firstIssue(parsed.error)}`,
      'The file was changed or damaged. Remove that line, or the folder, and run again.',
    );
  });
}

/** Takes a last line that was cut when its writer was killed off the file, so that the next one does not go on in it. */
async function dropCutLine(file: string): Promise<void> {
  const bytes = await readIfThere(file);
  if (bytes !== null && wholeLines(bytes) < bytes.length) await truncate(file, wholeLines(bytes));
}

/** How many of the bytes are whole lines. */
const wholeLines = (bytes: Buffer): number => bytes.lastIndexOf('\n') + 1;

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
