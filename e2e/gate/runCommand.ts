/** Runs one command of the gate in the terminal, with a time limit that reaches its children as well. */
import { spawn } from 'node:child_process';

/**
 * @param limitMs wall clock; then the command and all its children are killed.
 * @param stdout `hide` where only the command's effect is wanted; errors are always shown.
 * @returns its exit status; null where it could not be started, was killed or ran past the limit.
 */
export function runCommand(
  command: readonly string[],
  limitMs: number,
  stdout: 'show' | 'hide' = 'show',
): Promise<number | null> {
  const [program, ...args] = command;
  if (program === undefined) throw new Error('an empty command');
  const grouped = process.platform !== 'win32';
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', stdout === 'show' ? 'inherit' : 'ignore', 'inherit'],
      detached: grouped,
    });
    const stop = (): void => {
      if (child.pid === undefined) return;
      try {
        // The negative id is the whole group: browsers and servers that the command started.
        if (grouped) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It had ended already.
      }
    };
    const interrupted = (): void => {
      stop();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      console.error(`stopped after ${limitMs / 60_000} minutes, its time limit`);
      stop();
    }, limitMs);
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
    const finish = (status: number | null): void => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      resolve(status);
    };
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      finish(null);
    });
    child.once('exit', (status) => finish(status));
  });
}
