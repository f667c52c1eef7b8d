import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { serveStatic } from '../serve/serveStatic.ts';
import { serveOnFreePort } from './serveOnFreePort.ts';

const folders = { dist: tmpdir(), models: tmpdir() };

it('takes the next free port where none was asked for, and keeps to one that was', async () => {
  const first = await serveStatic({ ...folders, port: 0 });
  const second = await serveOnFreePort(folders, null, first.port);
  try {
    expect(second.port).toBeGreaterThan(first.port);
    await expect(serveOnFreePort(folders, first.port, 1)).rejects.toMatchObject({
      code: 'io',
      message: `Port ${first.port} is taken by another program.`,
    });
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
});
