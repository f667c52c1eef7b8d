import { findPersonalData } from './findPersonalData.ts';
import type { PersonalData } from './findPersonalData.ts';

/** Findings after which reading on tells nobody more. */
const ENOUGH = 30;
/** Milliseconds of reading between two moments in which the page can do something else. */
const SLICE_MS = 12;

/** What texts of any number hold, each finding once. Reads in slices; a signal that is aborted ends it early. */
export async function scanTexts(texts: Iterable<string>, signal: AbortSignal): Promise<PersonalData[]> {
  const found = new Map<string, PersonalData>();
  let sliceEnd = performance.now() + SLICE_MS;
  for (const text of texts) {
    for (const data of findPersonalData(text)) found.set(`${data.kind} ${data.text}`, data);
    if (found.size >= ENOUGH) break;
    if (performance.now() < sliceEnd) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) break;
    sliceEnd = performance.now() + SLICE_MS;
  }
  return [...found.values()].slice(0, ENOUGH);
}
