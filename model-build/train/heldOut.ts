import { bootstrapIntervals, type Interval } from '../../src/lib/shared/metrics/bootstrapIntervals.ts';

/** One held-out pair, as the trainer writes it. */
export interface HeldOutRow {
  /** Of the answer, the one that ends it included. */
  readonly tokens: number;
  /** Loss in nats, summed over these tokens. */
  readonly base: number;
  readonly adapter: number;
}

/** In nats a token. */
export interface HeldOutLoss {
  readonly pairs: number;
  readonly tokens: number;
  readonly base: number;
  readonly adapter: number;
  /** Base minus adapter: positive where the adapter is better. */
  readonly gain: number;
  /** Of the gain, at 95 %, by paired bootstrap over the pairs; null of fewer than two. */
  readonly interval: Interval | null;
}

/** Fixed, so that the same losses give the same interval. */
const BOOTSTRAP = { seed: 1, rounds: 10_000 };

export function heldOutLoss(rows: readonly HeldOutRow[]): HeldOutLoss {
  const mean = (field: 'base' | 'adapter', chosen: Iterable<number>): number => {
    let loss = 0;
    let tokens = 0;
    for (const index of chosen) {
      const row = rows[index];
      loss += row?.[field] ?? NaN;
      tokens += row?.tokens ?? NaN;
    }
    return loss / tokens;
  };
  const gain = (chosen: Iterable<number>): number => mean('base', chosen) - mean('adapter', chosen);
  const [interval = null] = bootstrapIntervals(rows.length, [gain], BOOTSTRAP);
  const all = rows.map((_, index) => index);
  return {
    pairs: rows.length,
    tokens: rows.reduce((sum, { tokens }) => sum + tokens, 0),
    base: mean('base', all),
    adapter: mean('adapter', all),
    gain: gain(all),
    interval,
  };
}
