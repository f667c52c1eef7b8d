import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withTemporaryFolder } from '../shards/testing.ts';
import type { BuildBench } from './benchBuild.ts';
import { describeBench } from './describeBench.ts';
import { bytesOf, filesOf, readAll, syncAll, writeAndSync } from './diskAlone.ts';
import { parseGnuTime } from './measureProcess.ts';

const REPORT = `	Command being timed: "true"
	User time (seconds): 117.25
	System time (seconds): 16.50
	Percent of CPU this job got: 193%
	Elapsed (wall clock) time (h:mm:ss or m:ss): 1:09.25
	Maximum resident set size (kbytes): 522460
	Exit status: 0
`;

it('reads GNU time’s report', () => {
  expect(parseGnuTime(REPORT)).toEqual({
    elapsedSeconds: 69.25,
    userSeconds: 117.25,
    systemSeconds: 16.5,
    maxResidentBytes: 534_999_040,
  });
  expect(parseGnuTime(REPORT.replace('1:09.25', '1:00:01')).elapsedSeconds).toBe(3601);
});

it('says what is missing in another program’s report', () => {
  expect(() => parseGnuTime('real 0m1.0s')).toThrow(/did not report "Elapsed/);
});

it('reads, writes and flushes as many bytes as it is told, and leaves nothing', () =>
  withTemporaryFolder(async (room) => {
    const file = path.join(room, 'a.bin');
    writeFileSync(file, new Uint8Array(1000));
    const files = await filesOf(room);
    expect(files).toEqual([file]);
    expect(await bytesOf(files)).toBe(1000);
    expect(await readAll(files)).toBeGreaterThanOrEqual(0);
    await syncAll(files);
    const written = path.join(room, 'b.bin');
    expect(await writeAndSync(written, 9_000_000)).toBeGreaterThan(0);
    expect(existsSync(written)).toBe(false);
    await expect(writeAndSync(file, 1)).rejects.toThrow(/EEXIST/);
    await expect(readAll(files, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  }));

it('makes a table with its machine', () => {
  const bench: BuildBench = {
    machine: { cpu: 'A Processor', cores: 2, memoryGB: 25, node: 'v20.19.0', loadBefore: 0.1 },
    quantization: 'q4f16_1',
    coldCache: true,
    rows: [
      {
        layers: 32,
        inputBytes: 14.6e9,
        outputBytes: 4.08e9,
        ...parseGnuTime(REPORT),
        disk: { readSeconds: 41.2, writeSeconds: 9.96 },
      },
    ],
  };
  const lines = describeBench(bench).split('\n');
  expect(lines[0]).toContain(
    '2 cores (A Processor), 25 GB, Node 20.19.0, load 0.1 before; the inputs dropped',
  );
  expect(lines.at(-1)?.replaceAll(/ +/g, ' ')).toBe(
    '| 32 | 14.6 GB | 4.1 GB | 69 s | 134 s | 535 MB | 41 s | 10.0 s |',
  );
});
