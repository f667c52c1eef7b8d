import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { ModelBuildError, throwIfCancelled } from '../errors.ts';

/** What a process cost, as GNU time saw it. */
export interface ProcessCost {
  readonly elapsedSeconds: number;
  readonly userSeconds: number;
  readonly systemSeconds: number;
  /** The largest that it was in memory at any time; of several processes the largest one's, not their sum. */
  readonly maxResidentBytes: number;
}

const GNU_TIME = '/usr/bin/time';
/** Of an error, its end says the most. */
const KEPT_CHARACTERS = 10_000;

/**
 * Runs a program under `/usr/bin/time -v`.
 *
 * @param report a file for GNU time's report; removed afterwards.
 * @throws ModelBuildError `prerequisite-missing` without GNU time, `io` where the program fails, with what it said, and
 *   `cancelled`: the program is then asked to end, and has ended.
 */
export async function measureProcess(
  command: readonly string[],
  report: string,
  options: { readonly cwd: string; readonly signal?: AbortSignal | undefined },
): Promise<ProcessCost> {
  throwIfCancelled(options.signal);
  try {
    const { status, said } = await run(['-v', '-o', report, ...command], options);
    throwIfCancelled(options.signal);
    if (status !== 0) {
      throw new ModelBuildError({
        code: 'io',
        message: `${command.join(' ')} failed: ${said.trim()}`,
        remedy: 'Run that command by itself to see why.',
      });
    }
    return parseGnuTime(await readFile(report, 'utf8'));
  } finally {
    await rm(report, { force: true });
  }
}

function run(
  args: readonly string[],
  { cwd, signal }: { readonly cwd: string; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly status: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that the program can be ended and not GNU time alone.
    const child = spawn(GNU_TIME, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT_CHARACTERS);
    });
    const end = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    };
    signal?.addEventListener('abort', end, { once: true });
    const stopListening = (): void => signal?.removeEventListener('abort', end);
    child.once('error', (cause) => {
      stopListening();
      reject(
        new ModelBuildError({
          code: 'prerequisite-missing',
          message: `${GNU_TIME} could not be started.`,
          remedy: 'Install GNU time; on Debian: apt-get install time',
          cause,
        }),
      );
    });
    // The pipe ends with the last process that holds it, the program itself.
    child.once('close', (status) => {
      stopListening();
      resolve({ status, said });
    });
  });
}

/**
 * The lines of `time -v` that are of use.
 *
 * @throws Error where one is missing: this is another time than GNU's.
 */
export function parseGnuTime(report: string): ProcessCost {
  const field = (name: string): string => {
    const line = report.split('\n').find((candidate) => candidate.trim().startsWith(name));
    const value = line?.trim().slice(name.length).trim();
    if (value === undefined || value === '') throw new Error(`${GNU_TIME} did not report "${name}"`);
    return value;
  };
  const seconds = (text: string): number =>
    text.split(':').reduce((total, part) => total * 60 + Number(part), 0);
  return {
    elapsedSeconds: seconds(field('Elapsed (wall clock) time (h:mm:ss or m:ss):')),
    userSeconds: Number(field('User time (seconds):')),
    systemSeconds: Number(field('System time (seconds):')),
    maxResidentBytes: Number(field('Maximum resident set size (kbytes):')) * 1024,
  };
}
