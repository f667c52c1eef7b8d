/** One text under the rules: which concepts it mentions, and where nothing of the kind is happening now. */
import { readContext } from './context.ts';
import type { Context } from './context.ts';
import { isConcept, mendSpelling, PATTERNS } from './lexicon.ts';
import { findMeasure, isMeasure } from './measures.ts';
import { PatternMatcher } from './text/pattern.ts';
import type { Span } from './text/pattern.ts';
import { findCandidates } from './text/patternIndex.ts';
import type { Candidate } from './text/patternIndex.ts';
import { readText } from './text/read.ts';
import type { Reading } from './text/types.ts';

export class Analysis {
  readonly reading: Reading;
  readonly context: Context;
  readonly #matcher: PatternMatcher;
  readonly #candidates: ReadonlyMap<string, readonly Candidate[]>;
  readonly #spans = new Map<string, readonly Span[]>();
  readonly #byStart = new Map<string, ReadonlyMap<number, readonly Span[]>>();

  constructor(text: string) {
    this.reading = readText(text, mendSpelling);
    this.#candidates = findCandidates(PATTERNS, this.reading);
    this.#matcher = new PatternMatcher(this.reading, (name, first) => this.#startsOf(name).get(first) ?? []);
    this.context = readContext(this.reading, (name) => this.spans(name));
  }

  /** Every mention of a concept, taken back or not, in the order of the text. */
  spans(name: string): readonly Span[] {
    let spans = this.#spans.get(name);
    if (spans === undefined) {
      spans = isMeasure(name) ? findMeasure(name, this.reading) : this.#findPatterns(name);
      this.#spans.set(name, spans);
    }
    return spans;
  }

  #findPatterns(name: string): Span[] {
    if (!isConcept(name)) throw new Error(`No concept is called ${name}: see concepts/.`);
    const found: Span[] = [];
    const match = ({ pattern, first }: Candidate): void => {
      const span = this.#matcher.matchAt(pattern, first);
      if (span !== null) found.push(span);
    };
    for (const candidate of this.#candidates.get(name) ?? []) match(candidate);
    for (const { pattern, heads } of PATTERNS.open.get(name) ?? []) {
      for (const head of heads) for (const first of this.#startsOf(head).keys()) match({ pattern, first });
    }
    return found.sort((left, right) => left.first - right.first || right.end - left.end);
  }

  #startsOf(name: string): ReadonlyMap<number, readonly Span[]> {
    let byStart = this.#byStart.get(name);
    if (byStart === undefined) {
      const lists = new Map<number, Span[]>();
      for (const span of this.spans(name)) {
        const same = lists.get(span.first);
        if (same === undefined) lists.set(span.first, [span]);
        else same.push(span);
      }
      byStart = lists;
      this.#byStart.set(name, byStart);
    }
    return byStart;
  }
}
