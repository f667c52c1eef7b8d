import type { ProgressSink } from './command.ts';
import { remainingTime } from './remainingTime.ts';

/** A terminal is redrawn ten times a second at most. */
const REDRAW_MS = 100;
/** A log gets a line where a work begins and ends, and in between one for each tenth, but none sooner than this. */
const LOG_MS = 10_000;
const LOG_STEPS = 10;
/** Of work whose end nobody knows there are no tenths. */
const LOG_UNKNOWN_MS = 30_000;
const BAR_WIDTH = 30;

/** What is being shown now. */
interface Work {
  readonly label: string;
  readonly total: number | null;
  readonly begunAt: number;
  readonly left: ReturnType<typeof remainingTime>;
  done: number;
  drawnAt: number;
  drawnShare: number;
}

/**
 * Shows progress on a stream: a bar that is redrawn on a terminal, a few plain lines anywhere else. Both say how long it
 * will take yet, from what was done in the last seconds.
 *
 * @param now milliseconds, for tests
 */
export function progressSink(
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number = performance.now.bind(performance),
): ProgressSink {
  let work: Work | null = null;
  /** Of a log; a work of many small parts of one name is said once. */
  let lastLine = '';
  const draw = (current: Work, share: number, at: number): void => {
    if (at - current.drawnAt < REDRAW_MS && share < 1) return;
    current.drawnAt = at;
    stream.write(`\r${bar(current, share, at)}\u001b[K`);
  };
  const log = (current: Work, share: number, at: number): void => {
    const began = current.drawnAt === -Infinity;
    const due =
      current.total === null
        ? at - current.drawnAt >= LOG_UNKNOWN_MS
        : at - current.drawnAt >= LOG_MS && tenths(share) > tenths(current.drawnShare);
    if (!began && !due && (share < 1 || current.drawnShare === 1)) return;
    current.drawnAt = at;
    current.drawnShare = share;
    const line = `${current.label}: ${amount(current, share, at)}`;
    if (line === lastLine) return;
    lastLine = line;
    stream.write(`${line}${rest(current)}\n`);
  };
  return {
    update: (label, done, total) => {
      const at = now();
      if (work === null || work.label !== label || work.total !== total || done < work.done) {
        // On a terminal the next work gets a line of its own; another part of the same one takes its place.
        if (stream.isTTY === true && work !== null && work.label !== label) stream.write('\n');
        work = {
          ...{ label, total, begunAt: at, left: remainingTime(), done },
          ...{ drawnAt: -Infinity, drawnShare: -Infinity },
        };
      }
      work.done = done;
      if (total !== null) work.left.note(at, done, total);
      const share = total === null ? 0 : total === 0 ? 1 : Math.min(done / total, 1);
      if (stream.isTTY === true) draw(work, share, at);
      else log(work, share, at);
    },
    end: () => {
      if (stream.isTTY === true && work !== null) stream.write('\n');
      work = null;
      lastLine = '';
    },
  };
}

const tenths = (share: number): number => Math.floor(share * LOG_STEPS);

function bar(work: Work, share: number, at: number): string {
  if (work.total === null) return `${work.label}: ${amount(work, share, at)}`;
  const filled = Math.round(share * BAR_WIDTH);
  const drawn = '#'.repeat(filled) + '.'.repeat(BAR_WIDTH - filled);
  return `${work.label} [${drawn}] ${amount(work, share, at)}${rest(work)}`;
}

function amount({ total, begunAt }: Work, share: number, at: number): string {
  return total === null ? `${Math.floor((at - begunAt) / 1000)} s` : `${Math.floor(share * 100)} %`;
}

function rest({ left }: Work): string {
  const seconds = left.seconds();
  if (seconds === null) return '';
  if (seconds < 60) return `, ${Math.max(1, Math.round(seconds))} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `, ${minutes} min left` : `, ${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
