import type { LoadProgress } from '../protocol.ts';
import type { InitProgressReport } from './webLlm.ts';

/** How web-llm's progress texts begin once every file is stored; progress.test.ts finds them in its source. */
export const UPLOAD_TEXT = 'Loading model from cache[';
export const COMPILE_TEXT = 'Loading GPU shader modules[';

/** What follows COMPILE_TEXT. */
const COUNTS = /^(\d+)\/(\d+)\]/;

/**
 * Turns a report of web-llm, whose phase is in its text only, into ours.
 *
 * @param weightBytes the size of all shards: the report has the fraction of it alone
 * @returns null for reports that say nothing new (its own download phase finds every file stored)
 */
export function readReport(report: InitProgressReport, weightBytes: number): LoadProgress | null {
  if (report.text.startsWith(UPLOAD_TEXT)) {
    return {
      phase: 'upload',
      loadedBytes: Math.round(report.progress * weightBytes),
      totalBytes: weightBytes,
    };
  }
  const counts = report.text.startsWith(COMPILE_TEXT)
    ? COUNTS.exec(report.text.slice(COMPILE_TEXT.length))
    : null;
  if (counts === null) return null;
  return { phase: 'compile', done: Number(counts[1]), total: Number(counts[2]) };
}
