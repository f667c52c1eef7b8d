import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Runs the trainer with its output shown. An interrupt reaches it too: it ends the step that it is in and keeps a checkpoint,
 * and so is waited for.
 *
 * @returns its exit status: 0 done, 1 failed, 3 ended early and kept
 */
export function runTrainer(python: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, ['-m', 'chatdoctor_train', ...words], {
      cwd: HERE,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...{ PYTHONNOUSERSITE: '1', PYTHONDONTWRITEBYTECODE: '1', TOKENIZERS_PARALLELISM: 'false' },
        // Threads that wait give the processor away: on a busy machine spinning ones take several times as long.
        OMP_WAIT_POLICY: 'passive',
      },
    });
    const pass = (signal: NodeJS.Signals) => () => void child.kill(signal);
    // A terminal's Ctrl-C goes to the whole group by itself.
    const onInterrupt = (): void => undefined;
    const onTerminate = pass('SIGTERM');
    process.on('SIGINT', onInterrupt);
    process.on('SIGTERM', onTerminate);
    child.once('error', reject);
    child.once('close', (status) => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      resolve(status ?? 1);
    });
  });
}
