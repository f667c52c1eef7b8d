import { afterEach, describe, expect, it, vi } from 'vitest';
import { storageFullError } from '../../../engine/fileErrors.ts';
import { checkRoom, explainFull } from './checkRoom.ts';

const file = (bytes: number) => ({
  name: 'a.bin',
  url: 'https://host.example/a.bin',
  shelf: 'model' as const,
  bytes,
  sha256: null,
  md5: null,
});
const FILES = [file(100), file(50), file(10)];

/** What a browser says of its disk; here it has no private file system, so that nothing has arrived in parts. */
function disk(answer: StorageEstimate | Error): void {
  const estimate = (): Promise<StorageEstimate> =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  vi.stubGlobal('navigator', { storage: { estimate } });
}

afterEach(() => vi.unstubAllGlobals());

describe('the room that files need', () => {
  it('is their size, and once more that of those that move at once', async () => {
    disk({ quota: 1000, usage: 690 });
    await expect(checkRoom(FILES, 2)).resolves.toBeUndefined();
    disk({ quota: 1000, usage: 691 });
    await expect(checkRoom(FILES, 2)).rejects.toMatchObject({
      code: 'storage-full',
      message: expect.stringContaining('310 B more are needed and 309 B are free') as string,
    });
  });

  it('is not known before it ends, where the browser does not say', async () => {
    disk({});
    await expect(checkRoom(FILES, 2)).resolves.toBeUndefined();
    disk(new Error('not here'));
    await expect(checkRoom(FILES, 2)).resolves.toBeUndefined();
  });

  it('is told when a write has failed, without a free figure that cannot be true', async () => {
    const thrown = new DOMException('full', 'QuotaExceededError');
    disk({ quota: 1000, usage: 900 });
    expect(await explainFull(thrown, FILES, 1)).toMatchObject({
      message: expect.stringContaining('260 B more are needed and 100 B are free') as string,
    });
    disk({ quota: 1000, usage: 0 });
    const { message } = (await explainFull(storageFullError(), FILES, 1)) as Error;
    expect(message).toContain('260 B more are needed.');
    const other = new Error('other');
    expect(await explainFull(other, FILES, 1)).toBe(other);
  });
});
