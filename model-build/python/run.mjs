import { spawn } from 'node:child_process';
import process from 'node:process';

/** Ends what runs, with everything that it started; 5 seconds to go by itself. */
const KILL_MS = 5000;

/** Runs a command with its output shown, as a group of its own: emcc and clang are not left behind by an interrupt. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      ...options,
    });
    const kill = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended already.
      }
    };
    let stopped = false;
    let force;
    const stop = () => {
      stopped = true;
      kill('SIGTERM');
      force = setTimeout(() => kill('SIGKILL'), KILL_MS);
    };
    for (const name of ['SIGINT', 'SIGTERM']) process.once(name, stop);
    const settle = (error) => {
      clearTimeout(force);
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, stop);
      if (error === null) resolve();
      else reject(error);
    };
    child.once('error', (error) => {
      settle(
        error.code === 'ENOENT'
          ? new Error(`${command} was not found. On Debian: apt-get install python3 python3-venv emscripten`)
          : error,
      );
    });
    child.once('exit', (status) => {
      if (stopped) kill('SIGKILL');
      // What failed has said why.
      settle(stopped ? new Error('stopped') : status === 0 ? null : new Error(''));
    });
  });
}
