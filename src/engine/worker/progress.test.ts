import { describe, expect, it } from 'vitest';
import { readReport } from './progress.ts';

const report = (text: string, progress: number) => ({ text, progress, timeElapsed: 3 });

describe('readReport', () => {
  it.each([
    [
      report('Loading model from cache[1/4]: 10MB loaded. 25% completed, 3 secs elapsed.', 0.25),
      { phase: 'upload', loadedBytes: 250, totalBytes: 1000 },
    ],
    [
      report('Loading GPU shader modules[12/57]: 21% completed, 1 secs elapsed.', 12 / 57),
      { phase: 'compile', done: 12, total: 57 },
    ],
    [report('Fetching param cache[1/4]: 10MB fetched. 25% completed, 3 secs elapsed.', 0.25), null],
    [report('Start to fetch params', 0), null],
    [report('Finish loading on WebGPU - vendor', 1), null],
  ])('reads %j', (given, expected) => {
    expect(readReport(given, 1000)).toEqual(expected);
  });
});
