import { describe, expect, it } from 'vitest';
import type { DownloadProgress } from '../protocol.ts';
import { createProgressMeter } from './progressMeter.ts';

function open() {
  let clock = 0;
  const told: DownloadProgress[] = [];
  const meter = createProgressMeter(
    (progress) => told.push(progress),
    () => clock,
  );
  return {
    meter,
    told,
    last: () => told.at(-1),
    wait: (ms: number) => {
      clock += ms;
    },
  };
}

describe('the progress of a download', () => {
  it('counts what was stored, and tells speed and time left once there is enough to tell', () => {
    const { meter, wait, last } = open();
    meter.begin(100, 1100);
    expect(last()).toMatchObject({
      loadedBytes: 100,
      totalBytes: 1100,
      bytesPerSecond: null,
      secondsLeft: null,
    });
    meter.add(0, true);
    for (let step = 0; step < 4; step += 1) {
      meter.add(50, true);
      wait(500);
    }
    meter.flush();
    // 200 bytes in 2 s; 800 are left.
    expect(last()).toMatchObject({ loadedBytes: 300, bytesPerSecond: 100, secondsLeft: 8 });
    expect(meter.fetchedBytes).toBe(200);
  });

  it('does not take what lay here for what came over the network', () => {
    const { meter, wait, last } = open();
    meter.begin(0, 1000);
    meter.add(500, false);
    wait(2000);
    meter.flush();
    expect(last()).toMatchObject({ loadedBytes: 500, bytesPerSecond: null });
    expect(meter.fetchedBytes).toBe(0);
  });

  it('tells ten times a second at most, and a failed connection at once, until its file is back', () => {
    const { meter, told, wait, last } = open();
    meter.begin(0, 1000);
    for (let step = 0; step < 20; step += 1) meter.add(1, true);
    expect(told).toHaveLength(1);
    meter.retryBegins('one');
    expect(last()).toMatchObject({ retrying: true });
    wait(100);
    meter.add(1, true);
    expect(last(), 'of another file').toMatchObject({ retrying: true, loadedBytes: 21 });
    meter.retryEnds('one');
    expect(last()).toMatchObject({ retrying: false });
  });

  it('takes back what is thrown away, and names files that began again', () => {
    const { meter, last } = open();
    meter.begin(0, 1000);
    meter.add(400, true);
    meter.noteNoRanges();
    meter.add(-400, true);
    meter.flush();
    expect(last()).toMatchObject({ loadedBytes: 0, withoutRanges: 1 });
    expect(meter.fetchedBytes).toBe(400);
  });
});
