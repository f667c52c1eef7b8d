import type { ProgressSink } from './command.ts';

/** A terminal is redrawn ten times a second at most. */
const REDRAW_MS = 100;
/** In a log, a line for every tenth is enough. */
const LOG_STEPS = 10;
const BAR_WIDTH = 30;

/**
 * Shows progress on a stream: a bar that is redrawn on a terminal, a few plain lines anywhere else.
 *
 * @param now milliseconds, for tests
 */
export function progressSink(
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number = performance.now.bind(performance),
): ProgressSink {
  let drawnAt = -Infinity;
  let shown = '';
  return {
    update: (label, done, total) => {
      const share = total === 0 ? 1 : Math.min(done / total, 1);
      if (stream.isTTY === true) {
        if (now() - drawnAt < REDRAW_MS && share < 1) return;
        drawnAt = now();
        const filled = Math.round(share * BAR_WIDTH);
        const bar = '#'.repeat(filled) + '.'.repeat(BAR_WIDTH - filled);
        shown = `${label} [${bar}] ${Math.floor(share * 100)} %`;
        stream.write(`\r${shown}\u001b[K`);
        return;
      }
      const line = `${label}: ${Math.floor(share * LOG_STEPS) * LOG_STEPS} %`;
      if (line === shown) return;
      shown = line;
      stream.write(`${line}\n`);
    },
    end: () => {
      if (stream.isTTY === true && shown !== '') stream.write('\n');
      shown = '';
      drawnAt = -Infinity;
    },
  };
}
