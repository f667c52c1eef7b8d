/** Reads the fault matrix out of the report of Playwright's `json` reporter. */

export interface FaultRow {
  readonly fault: string;
  /** `missing`: no test bears its name, or none of them ran. */
  readonly result: 'passed' | 'failed' | 'missing';
  /** What the page said. */
  readonly sees: string;
  readonly lost: string;
}

interface Annotation {
  readonly type: string;
  readonly description?: string;
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly Annotation[];
      readonly results?: readonly { readonly annotations?: readonly Annotation[] }[];
    }[];
  }[];
}

interface Run {
  readonly status: string;
  readonly annotations: readonly Annotation[];
}

function runsOf(suite: Suite): Run[] {
  const own = (suite.specs ?? []).flatMap(({ tests }) =>
    tests.map(({ status, annotations, results = [] }) => ({
      status,
      // What a test records while it runs stands with the result.
      annotations: [...annotations, ...results.flatMap((result) => result.annotations ?? [])],
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(runsOf)];
}

function textOf({ annotations }: Run, type: string): string[] {
  return [
    ...new Set(annotations.filter((found) => found.type === type).map(({ description = '' }) => description)),
  ];
}

/** A row for each fault. A test that says neither what the person sees nor what was lost has shown nothing: it failed. */
export function faultRows(report: Suite, faults: readonly string[]): FaultRow[] {
  const runs = runsOf(report).filter(({ status }) => status !== 'skipped');
  return faults.map((fault) => {
    const mine = runs.filter((run) => textOf(run, 'fault').includes(fault));
    const shown = mine.every((run) => textOf(run, 'sees').length > 0 && textOf(run, 'lost').length > 0);
    const passed = shown && mine.every(({ status }) => status === 'expected');
    const join = (type: string): string => [...new Set(mine.flatMap((run) => textOf(run, type)))].join(' / ');
    return {
      fault,
      result: mine.length === 0 ? 'missing' : passed ? 'passed' : 'failed',
      sees: join('sees'),
      lost: join('lost'),
    };
  });
}
