import { spawn } from 'node:child_process';
import { throwIfCancelled } from '../errors.ts';

export interface ProgramResult {
  /** Exit status; null where a signal ended it. */
  readonly status: number | null;
  /** Empty where the output went to the terminal. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly signal?: AbortSignal | undefined;
  /** `terminal` shows it as it comes; `keep`, the default, returns it. */
  readonly stdout?: 'terminal' | 'keep';
  readonly stderr?: 'terminal' | 'keep';
}

/** Kept output beyond this is cut at the front: the end of an error says the most. */
const MAX_KEPT_CHARACTERS = 100_000;

/**
 * Runs a program to its end.
 *
 * @returns null where there is no such program.
 * @throws ModelBuildError `cancelled` where the signal was given; the program is killed then.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult | null> {
  throwIfCancelled(options.signal);
  const result = await start(program, args, options);
  throwIfCancelled(options.signal);
  return result;
}

function start(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult | null> {
  const stdio = (stream: 'stdout' | 'stderr') => (options[stream] === 'terminal' ? 'inherit' : 'pipe');
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', stdio('stdout'), stdio('stderr')],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    const kill = (): void => void child.kill();
    options.signal?.addEventListener('abort', kill, { once: true });
    const kept = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.setEncoding('utf8').on('data', (text: string) => {
        kept[stream] = (kept[stream] + text).slice(-MAX_KEPT_CHARACTERS);
      });
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve(null);
      else reject(error);
    });
    child.once('close', (status) => {
      options.signal?.removeEventListener('abort', kill);
      resolve({ status, ...kept });
    });
  });
}
