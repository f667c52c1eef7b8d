/** The downloader against a host that fails in every way that hosts do. Nothing is loaded: the GPU is not asked. */
import { fault, nothingLost, sees, somethingToLose } from '../../fixtures/fault.ts';
import {
  DOWNLOAD_MS,
  expectDownloaded,
  expectStored,
  requestsFor,
  withModelHost,
} from '../../fixtures/downloads.ts';
import { BIG, BIG_BYTES, SHARDS } from '../../fixtures/modelHost.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AppPage } from '../../pages/app.ts';

const MIB = 1 << 20;
/** Long enough for the page to show it and the test to look. */
const SEEN_MS = 4000;

test(
  'a shard that is cut at 40 % goes on where it was cut',
  fault('connection cut mid-file'),
  async ({ page }) => {
    await withModelHost(page, {}, async (app, host) => {
      const before = await somethingToLose(app);
      const cutAfter = Math.round(BIG_BYTES * 0.4);
      host.faultFor = (file, nth) => (file !== BIG ? null : nth === 1 ? { cutAfter } : { delayMs: SEEN_MS });
      await app.model.downloadOnlyButton.click();
      await sees(app.model.region.getByText('The connection failed; trying again.'));
      await expectDownloaded(app);
      const requests = requestsFor(host, BIG);
      expect(requests.map(({ status }) => status)).toEqual([200, 206]);
      const [, second] = requests;
      expect(second?.range).toMatch(/^bytes=\d+-$/);
      expect(second?.ifRange).toBe(`"one-${BIG}"`);
      const from = Number(/\d+/.exec(second?.range ?? '')?.[0]);
      expect(from).toBeGreaterThan(0);
      expect(from).toBeLessThanOrEqual(cutAfter);
      const sent = requests.reduce((sum, seen) => sum + seen.sent, 0);
      expect(sent, `${(sent - BIG_BYTES) / 1024} kiB more than the file`).toBeLessThanOrEqual(
        BIG_BYTES + MIB,
      );
      await expectStored(page, host);
      await nothingLost(page, before);
    });
  },
);

for (const end of ['reloaded', 'crashed'] as const) {
  test(`a download goes on inside a file after the tab was ${end} in its middle`, async ({
    page,
    context,
  }) => {
    await withModelHost(page, {}, async (first, host) => {
      const cutAfter = BIG_BYTES / 2;
      // The first connection gives half of the file, and the next ones nothing: the end falls between the two.
      host.faultFor = (file, nth) => (file !== BIG ? null : nth === 1 ? { cutAfter } : { status: 503 });
      await first.model.downloadOnlyButton.click();
      await expect(first.model.region).toContainText('trying again', { timeout: DOWNLOAD_MS });
      let app = first;
      if (end === 'reloaded') await page.reload();
      else {
        const crashed = page.waitForEvent('crash');
        const session = await context.newCDPSession(page);
        void session.send('Page.crash').catch(() => undefined);
        await crashed;
        app = new AppPage(await context.newPage(), host.url);
        await app.open({ model: 'tiny-mistral', quantization: 'q4f32_1' });
      }
      await expect(app.model.region).toContainText(/\d+ MB of it is on this machine already/);
      host.faultFor = () => null;
      host.seen.length = 0;
      await app.model.downloadOnlyButton.click();
      await expectDownloaded(app);
      const requests = requestsFor(host, BIG);
      expect(requests.map(({ status }) => status)).toEqual([206]);
      expect(Number(/\d+/.exec(requests[0]?.range ?? '')?.[0])).toBeGreaterThan(cutAfter - MIB);
      for (const shard of SHARDS.slice(1)) expect(requestsFor(host, shard), shard).toEqual([]);
      await expectStored(app.page, host);
    });
  });
}

test('pausing keeps what has arrived, and resuming goes on there', async ({ page }) => {
  await withModelHost(page, {}, async (app, host) => {
    // Half of a file, and then nothing for some seconds: time to press the button.
    host.faultFor = (file, nth) =>
      file !== BIG ? null : nth === 1 ? { cutAfter: BIG_BYTES / 2 } : { status: 503 };
    await app.model.downloadOnlyButton.click();
    await app.model.pauseButton.click();
    await expect(app.model.region).toContainText('Paused: Tiny Mistral');
    host.faultFor = () => null;
    await app.model.resumeButton.click();
    await expectDownloaded(app);
    await expectStored(page, host);
    host.seen.length = 0;
    await page.reload();
    await expect(app.model.region).toContainText('Already on this machine');
    // Whole: loading it asks the host of the weights nothing.
    await app.model.loadButton.click();
    await expect(app.model.progress.or(app.model.problem).first()).toBeVisible();
    await expect(app.model.region).toContainText(
      /Moving to the GPU|cannot be read|do not fit|did not start/,
      {
        timeout: DOWNLOAD_MS,
      },
    );
    expect(host.seen).toEqual([]);
  });
});

test(
  'a host that sends no parts of files sends the file again, and the page says so',
  fault('server without ranges'),
  async ({ page }) => {
    await withModelHost(page, {}, async (app, host) => {
      const before = await somethingToLose(app);
      host.ranges = false;
      // Another file keeps the download going, so that what it says can be read.
      host.faultFor = (file, nth) =>
        file === SHARDS[2]
          ? { delayMs: SEEN_MS }
          : file === BIG && nth === 1
            ? { cutAfter: BIG_BYTES / 4 }
            : null;
      await app.model.downloadOnlyButton.click();
      await sees(app.model.region.getByText('The host sends only whole files'));
      await expectDownloaded(app);
      expect(requestsFor(host, BIG).map(({ status, range }) => [status, range === undefined])).toEqual([
        [200, true],
        [200, false],
      ]);
      await expectStored(page, host);
      await nothingLost(page, before);
    });
  },
);

test(
  'wrong bytes are thrown away, fetched once more, and then named',
  fault('wrong bytes'),
  async ({ page }) => {
    await withModelHost(page, {}, async (app, host) => {
      const before = await somethingToLose(app);
      const [, small] = SHARDS;
      host.faultFor = (file) => (file === small ? { wrongBytes: true } : null);
      await app.model.downloadOnlyButton.click();
      await sees(app.model.problem);
      await expect(app.model.problem).toContainText(small);
      expect(requestsFor(host, small)).toHaveLength(2);
      // The host mends it: only what is missing comes.
      host.faultFor = () => null;
      host.seen.length = 0;
      await app.model.downloadOnlyButton.click();
      await expectDownloaded(app);
      expect(requestsFor(host, small)).toHaveLength(1);
      await expectStored(page, host);
      await nothingLost(page, before);
    });
  },
);

test('a file that changes while it comes is fetched whole, and only its right bytes are kept', async ({
  page,
}) => {
  await withModelHost(page, {}, async (app, host) => {
    host.faultFor = (file, nth) => {
      if (file !== BIG || nth !== 1) return null;
      setTimeout(() => (host.version = 'two'), 100);
      return { cutAfter: BIG_BYTES / 4 };
    };
    await app.model.downloadOnlyButton.click();
    await expectDownloaded(app);
    expect(requestsFor(host, BIG).map(({ status, ifRange }) => [status, ifRange])).toEqual([
      [200, undefined],
      [200, `"one-${BIG}"`],
    ]);
    await expectStored(page, host);
  });
});

test('a busy host is given the time that it asks for', async ({ page }) => {
  await withModelHost(page, {}, async (app, host) => {
    const [, small] = SHARDS;
    const times: number[] = [];
    host.faultFor = (file, nth) => {
      if (file !== small) return null;
      times.push(performance.now());
      return nth === 1 ? { status: 429, headers: { 'Retry-After': '3' } } : null;
    };
    await app.model.downloadOnlyButton.click();
    await expectDownloaded(app);
    expect(times).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2900);
  });
});

test('a folder without a manifest is held to the hashes of its list of weights', async ({ page }) => {
  await withModelHost(page, { manifest: false }, async (app, host) => {
    const [, small] = SHARDS;
    host.faultFor = (file, nth) => (file === small && nth === 1 ? { wrongBytes: true } : null);
    await app.model.downloadOnlyButton.click();
    await expectDownloaded(app);
    expect(requestsFor(host, small)).toHaveLength(2);
    await expectStored(page, host);
  });
});

test(
  'a disk that is full half-way is told with what is needed, and what has arrived is kept',
  fault('quota exceeded by a download'),
  async ({ page, context }) => {
    await withModelHost(page, {}, async (app, host) => {
      const before = await somethingToLose(app);
      const session = await context.newCDPSession(page);
      const origin = new URL(host.url).origin;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 48 * MIB });
      await app.model.downloadOnlyButton.click();
      await sees(app.model.problem);
      await expect(app.model.problem).toContainText(
        /no room left to store this model: \d+(\.\d+)? [kM]B more are needed/,
      );
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      host.seen.length = 0;
      await app.model.downloadOnlyButton.click();
      await expectDownloaded(app);
      // It goes on, and nothing that was stored comes again.
      expect(requestsFor(host, BIG).map(({ status }) => status)).toEqual([206]);
      await expectStored(page, host);
      await nothingLost(page, before);
    });
  },
);
