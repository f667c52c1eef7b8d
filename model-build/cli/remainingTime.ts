/** The speed is that of so many milliseconds: a download's first minute says nothing about its last. */
const WINDOW_MS = 15_000;
/** Below this, the speed is chance. */
const MIN_MS = 2000;
/** How close notes are kept; 60 of them at most. */
const NOTE_MS = 250;
/** Of work that is done in bursts a window may begin at the end of one: so many notes are kept, whatever their age. */
const MIN_NOTES = 10;

/** How long a work takes yet, from how much of it was done lately. */
export function remainingTime() {
  let notes: { readonly at: number; readonly done: number }[] = [];
  let latest = { at: 0, done: 0, total: 0 };
  return {
    /** @param at milliseconds; `done` of `total` in any unit */
    note(at: number, done: number, total: number): void {
      latest = { at, done, total };
      const last = notes.at(-1);
      if (last !== undefined && at - last.at < NOTE_MS) return;
      notes.push({ at, done });
      // The oldest one that is kept lies at the window's far end or before it.
      const far = notes.findLastIndex((note) => at - note.at >= WINDOW_MS);
      const first = Math.min(far, notes.length - MIN_NOTES);
      if (first > 0) notes = notes.slice(first);
    },
    /** Null while too little is known, where nothing moves, and at the end. */
    seconds(): number | null {
      const [first] = notes;
      const { at, done, total } = latest;
      if (first === undefined || at - first.at < MIN_MS || done <= first.done || done >= total) return null;
      return ((total - done) * (at - first.at)) / (done - first.done) / 1000;
    },
  };
}
