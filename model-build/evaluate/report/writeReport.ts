import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../makeFolder.ts';
import type { Run } from './buildReport.ts';
import { describeReport } from './describeReport.ts';
import { plotLengths } from './plotLengths.ts';
import { plotScores } from './plotScores.ts';
import type { Report } from './report.ts';

/** Writes report.json, report.md and the pictures that it shows into a folder. @returns the path of report.md */
export async function writeReport(folder: string, report: Report, runs: readonly Run[]): Promise<string> {
  await makeFolder(path.resolve(folder));
  const files = {
    'report.json': `${JSON.stringify(report, undefined, 2)}\n`,
    'scores.svg': plotScores(report),
    'lengths.svg': plotLengths(runs),
    'report.md': describeReport(report),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return path.join(folder, 'report.md');
}
