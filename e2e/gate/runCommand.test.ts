import { describe, expect, it } from 'vitest';
import { runCommand } from './runCommand.ts';

const node = (script: string): string[] => [process.execPath, '-e', script];

describe('runCommand', () => {
  it.each([0, 3])('gives the exit status %i', async (status) => {
    expect(await runCommand(node(`process.exit(${status})`), 20_000)).toBe(status);
  });

  it('gives none where there is no such program', async () => {
    expect(await runCommand(['/nowhere/program'], 20_000)).toBeNull();
  });

  it.skipIf(process.platform === 'win32')('ends the children of a command that takes too long', async () => {
    // The child would end the command with status 0 after a while; killed with it, it cannot.
    const child = `require('node:child_process').spawnSync(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])`;
    const start = performance.now();
    expect(await runCommand(node(child), 500)).toBeNull();
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
