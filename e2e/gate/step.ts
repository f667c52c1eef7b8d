/** What the gate runs, one step after the other, and how each is counted. */

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** `inputs`: the files that models are made from. `compiler`: TVM and emscripten. `trainer`: torch and PEFT. */
export type Need = 'browser' | 'inputs' | 'models' | 'compiler' | 'trainer';

export interface Step {
  readonly name: string;
  /** For `npm test -- --help`. */
  readonly about: string;
  readonly command: readonly string[];
  /** What set-up prepares for it; set-up prepares nothing that no chosen step needs. */
  readonly needs: readonly Need[];
  /** The step whose result this one reads: where it failed, this one is not run. */
  readonly after?: string;
  /** The report that the command writes; without one the step is one check, by its exit status. */
  readonly report?: { readonly kind: 'vitest' | 'playwright'; readonly file: string };
  /** Wall clock. */
  readonly limitMinutes: number;
}

export interface Outcome {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'not run';
  readonly seconds: number;
  readonly counts: Counts;
}
