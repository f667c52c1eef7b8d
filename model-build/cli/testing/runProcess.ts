import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly killedBy: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a TypeScript file in a process of its own.
 *
 * @param script relative to the project
 * @param preload addresses of modules that it begins with
 */
export function runProcess(
  script: string,
  args: readonly string[],
  preload: readonly string[] = [],
): Promise<Outcome> {
  return new Promise<Outcome>((resolve, reject) => {
    const imports = ['tsx', ...preload].flatMap((module) => ['--import', module]);
    const child = spawn(process.execPath, [...imports, script, ...args], { cwd: ROOT });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code, killedBy) => resolve({ code, killedBy, stdout, stderr }));
  });
}

/** The command line. */
export function runCli(args: readonly string[], preload?: readonly string[]): Promise<Outcome> {
  return runProcess('model-build/cli/main.ts', args, preload);
}
