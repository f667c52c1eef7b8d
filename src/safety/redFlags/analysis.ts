/** One text under the rules: which concepts it mentions, and where nothing of the kind is happening now. */
import { readContext } from './context.ts';
import type { Context } from './context.ts';
import { CONCEPTS, mendSpelling } from './lexicon.ts';
import { findMeasure, isMeasure } from './measures.ts';
import { PatternFinder } from './text/pattern.ts';
import type { Span } from './text/pattern.ts';
import { readText } from './text/read.ts';
import type { Reading } from './text/types.ts';

export class Analysis {
  readonly reading: Reading;
  readonly context: Context;
  readonly #finder: PatternFinder;
  readonly #spans = new Map<string, readonly Span[]>();
  readonly #byStart = new Map<string, Map<number, Span[]>>();

  constructor(text: string) {
    this.reading = readText(text, mendSpelling);
    this.#finder = new PatternFinder(this.reading, {
      at: (name, first) => this.#startsOf(name).get(first) ?? [],
      starts: (name) => this.#startsOf(name).keys(),
    });
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
    const patterns = CONCEPTS.get(name);
    if (patterns === undefined) throw new Error(`No concept is called ${name}: see concepts/.`);
    return patterns
      .flatMap((pattern) => this.#finder.find(pattern))
      .sort((left, right) => left.first - right.first || right.end - left.end);
  }

  #startsOf(name: string): ReadonlyMap<number, readonly Span[]> {
    let byStart = this.#byStart.get(name);
    if (byStart === undefined) {
      byStart = new Map();
      for (const span of this.spans(name)) {
        const same = byStart.get(span.first);
        if (same === undefined) byStart.set(span.first, [span]);
        else same.push(span);
      }
      this.#byStart.set(name, byStart);
    }
    return byStart;
  }
}
