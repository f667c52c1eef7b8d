import { expect, it } from 'vitest';
import { fakeLocks } from '../../storage/fakeLocks.ts';
import { libraryFile } from '../../storage/fileList.ts';
import type { ModelStorage } from '../../storage/modelStorage.ts';
import type { DownloadTools } from './downloadFile.ts';
import { downloadShared } from './downloadShared.ts';
import { createProgressMeter } from './progressMeter.ts';

const SHA256 = 'ab'.repeat(32);
const FILE = { ...libraryFile('https://host.example/libs/a.wasm', SHA256), bytes: 5 };

/** Two tabs' tools over one storage. */
function twoTabs() {
  let stored = false;
  let writers = 0;
  const look = () => Promise.resolve(stored ? { bytes: 5, sha256: SHA256, md5: null } : null);
  const tools = (controller = new AbortController()): DownloadTools => ({
    storage: { look } as unknown as ModelStorage,
    meter: createProgressMeter(() => undefined),
    signal: controller.signal,
  });
  let downloads = 0;
  const download = async (): Promise<void> => {
    writers += 1;
    downloads += 1;
    // As the browser does with a second writer.
    if (writers > 1) throw new DOMException('taken', 'NoModificationAllowedError');
    await new Promise((resolve) => setTimeout(resolve, 5));
    writers -= 1;
    stored = true;
  };
  return { tools, download, downloads: () => downloads };
}

it('waits for another model’s download of the same file, and takes what that has stored', async () => {
  const { tools, download, downloads } = twoTabs();
  const locks = fakeLocks();
  await Promise.all([1, 2].map(() => downloadShared(FILE, tools(), download, locks)));
  expect(downloads()).toBe(1);
});

it('waits no longer than its person does', async () => {
  const { tools, download, downloads } = twoTabs();
  const locks = fakeLocks();
  const controller = new AbortController();
  const first = downloadShared(FILE, tools(), download, locks);
  const second = downloadShared(FILE, tools(controller), download, locks);
  controller.abort();
  await expect(second).rejects.toThrow(/abort/i);
  await first;
  expect(downloads()).toBe(1);
});

it('downloads at once where the browser has no locks', async () => {
  const { tools, download, downloads } = twoTabs();
  await downloadShared(FILE, tools(), download, null);
  expect(downloads()).toBe(1);
});
