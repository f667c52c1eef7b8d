export interface SamplingSetting {
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number;
}

/** The four settings of the sampling test. The seeds are fixed: the same library gives the same draws. */
export const SETTINGS: readonly SamplingSetting[] = [
  { temperature: 0.7, topP: 0.9, seed: 123_456_789 },
  { temperature: 0.7, topP: 1, seed: 987_654_321 },
  { temperature: 1, topP: 0.9, seed: 555_555_555 },
  { temperature: 1, topP: 1, seed: 2_000_000_011 },
];

/** Below it the frequencies are held to be wrong. */
export const LEAST_P = 0.001;
export const DRAWS = 2000;
