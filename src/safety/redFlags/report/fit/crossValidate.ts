import { createHash } from 'node:crypto';
import { createScorers } from '../../words/createScorers.ts';
import type { Scorers } from '../../words/weighWords.ts';
import { fitWords } from './fitWords.ts';
import type { Labelled } from './fitWords.ts';

const FOLDS = 5;

/**
 * For each text scorers that never saw it: fitted to four fifths of the texts, the other fifth being that text's. Which
 * fifth that is, a hash of the text says.
 */
export function crossValidate<Text extends Labelled>(texts: readonly Text[]): ReadonlyMap<Text, Scorers> {
  const folds = texts.map(({ analysis }) => foldOf(analysis.reading.text));
  const scorers = new Map<Text, Scorers>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const own = createScorers(fitWords(texts.filter((_, index) => folds[index] !== fold)));
    for (const [index, text] of texts.entries()) if (folds[index] === fold) scorers.set(text, own);
  }
  return scorers;
}

/** Of other bytes than those that set an example aside. */
const foldOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(4) % FOLDS;
