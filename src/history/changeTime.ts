import { strings } from '../ui/strings/index.ts';

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
/** Clocks of one machine are set by seconds all the time. */
const SLACK_MS = 120_000;

/** A stored time in words; says so where it cannot be right by the clock of now. Both in milliseconds since 1970. */
export function changeTime(time: number, now = Date.now()): string {
  if (time === 0) return strings.history.timeUnknown;
  const text = WHEN.format(time);
  return time > now + SLACK_MS ? strings.history.clockWasAhead(text) : text;
}
