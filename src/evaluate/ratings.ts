/** What a person holds of answers, kept in the browser by the file's hash. */
import { readLocal, writeLocal } from '../lib/localRecord.ts';

export const VERDICTS = ['correct', 'incomplete', 'unsafe'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Rating {
  /** Null where only notes were written. */
  readonly verdict: Verdict | null;
  readonly notes: string;
}

/** By line number, from 0. */
export type Ratings = Readonly<Record<number, Rating>>;

const recordName = (key: string): string => `ratings.${key}`;

/** What was stored, without what cannot be read. */
export function restoreRatings(key: string): Ratings {
  const stored = readLocal(recordName(key));
  if (typeof stored !== 'object' || stored === null) return {};
  const ratings: Record<number, Rating> = {};
  for (const [line, value] of Object.entries(stored as Record<string, unknown>)) {
    const { verdict, notes } = (value ?? {}) as { readonly verdict?: unknown; readonly notes?: unknown };
    const known = VERDICTS.find((one) => one === verdict) ?? null;
    const text = typeof notes === 'string' ? notes : '';
    if (/^\d+$/.test(line) && (known !== null || text !== ''))
      ratings[Number(line)] = { verdict: known, notes: text };
  }
  return ratings;
}

/** @returns false where the browser does not keep it */
export function storeRatings(key: string, ratings: Ratings): boolean {
  return writeLocal(recordName(key), ratings);
}
