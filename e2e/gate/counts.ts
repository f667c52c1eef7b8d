/** Reads how many tests passed from the reports of the test runners. */
import type { Counts } from './step.ts';

function number(report: unknown, key: string): number {
  const value: unknown =
    typeof report === 'object' && report !== null ? (report as Record<string, unknown>)[key] : undefined;
  if (typeof value !== 'number') throw new Error(`the report has no number "${key}"`);
  return value;
}

/** vitest's `json` reporter. */
function vitestCounts(report: unknown): Counts {
  return {
    passed: number(report, 'numPassedTests'),
    failed: number(report, 'numFailedTests'),
    skipped: number(report, 'numPendingTests') + number(report, 'numTodoTests'),
  };
}

/** Playwright's `json` reporter. A test that passed only when run again counts as failed: nobody may rely on it. */
function playwrightCounts(report: unknown): Counts {
  const { stats } = report as { stats?: unknown };
  return {
    passed: number(stats, 'expected'),
    failed: number(stats, 'unexpected') + number(stats, 'flaky'),
    skipped: number(stats, 'skipped'),
  };
}

/**
 * The counts of a finished step.
 *
 * @param report the parsed report; undefined where the step writes none or wrote none.
 */
export function stepCounts(
  kind: 'vitest' | 'playwright' | null,
  report: unknown,
  exitStatus: number | null,
): Counts {
  const succeeded = exitStatus === 0;
  if (kind === null || report === undefined) {
    // A runner that says nothing has tested nothing, whatever its exit status.
    const passed = succeeded && kind === null;
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
  }
  const counts = kind === 'vitest' ? vitestCounts(report) : playwrightCounts(report);
  // A file that cannot be loaded has no failed test, yet fails the run.
  return !succeeded && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, counts) => total + counts.passed, 0),
    failed: all.reduce((total, counts) => total + counts.failed, 0),
    skipped: all.reduce((total, counts) => total + counts.skipped, 0),
  };
}
