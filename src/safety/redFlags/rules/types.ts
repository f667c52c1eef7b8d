import type { Category } from '../categories.ts';
import type { Operator } from '../context.ts';
import type { ConceptName } from '../lexicon.ts';

/** A concept, or several of which one is enough. */
export type Need = ConceptName | readonly ConceptName[];

export interface Rule {
  readonly id: string;
  readonly category: Category;
  /** For a person who asks why the card is there. */
  readonly why: string;
  /** All of these must be mentioned of somebody, now, and close together. */
  readonly all: readonly Need[];
  /** How many words the mentions may span; 45 where it says nothing. */
  readonly within?: number;
  /**
   * Instead of `all`: kinds of sign that count two (heavy) or one (light). Those that lie within `within` words must come
   * to `least`, with one of either among them. Read only where no other rule has found anything.
   */
  readonly weigh?: {
    readonly heavy: readonly Need[];
    readonly light: readonly Need[];
    readonly least: number;
  };
  /** Two needs may be met by the same words. */
  readonly overlap?: boolean;
  /** A sign with everyday forms: "a bit", "after the gym" and "for months" take it back. */
  readonly soft?: boolean;
  /** What does not take it back. */
  readonly despite?: readonly Operator[];
  /** Not where one of these is mentioned in the same sentence. */
  readonly unless?: readonly ConceptName[];
}
