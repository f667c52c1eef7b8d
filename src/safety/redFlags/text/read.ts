/** Cuts a typed text into words, sentences and clauses. */
import { expandWord, JOINED } from './contractions.ts';
import { numberOf } from './numbers.ts';
import type { Reading, Token } from './types.ts';

/** Words that say how much or how surely and stand between any two others. */
const FILLERS = new Set(
  (
    'really very so quite pretty super literally absolutely just kinda actually basically totally completely fucking ' +
    'fuckin freaking frigging damn also still like even proper ever then extremely incredibly well rather somehow ' +
    'lil whole entire dead hella mad pure total constantly continually already now right suddenly all honestly ' +
    'seriously clearly obviously both'
  ).split(' '),
);

/** After these a new clause begins. */
const CONJUNCTIONS = new Set(['but', 'although', 'though', 'however', 'because', 'while', 'whereas', 'yet']);
/** After "and", "or" and "so" one begins where one of these follows. */
const SUBJECTS = new Set(
  'i he she it we they you there my his her our their the this that now today then is am are was has have had cannot wont if'.split(
    ' ',
  ),
);

const PIECE = /[\p{L}\p{M}]+(?:'[\p{L}]+)*'?|\d+(?:[.,]\d+)*|[.!?…\n]+|[,;:()\u2013\u2014"]|[-/%+&]/gu;

interface Raw {
  word: string;
  start: number;
  end: number;
  breaks: 'sentence' | 'clause' | null;
  asks: boolean;
}

export function readText(text: string, mend: (word: string) => string): Reading {
  const raws = joinPairs(rawTokens(text));
  const tokens: Token[] = [];
  const sentences: { asks: boolean; first: number; end: number }[] = [];
  const clauses: { first: number; end: number }[] = [];
  let sentence = 0;
  let clause = 0;
  let sentenceFirst = 0;
  let clauseFirst = 0;
  const closeClause = (): void => {
    if (tokens.length === clauseFirst) return;
    clauses.push({ first: clauseFirst, end: tokens.length });
    clause += 1;
    clauseFirst = tokens.length;
  };
  const closeSentence = (asks: boolean): void => {
    closeClause();
    if (tokens.length === sentenceFirst) return;
    sentences.push({ asks, first: sentenceFirst, end: tokens.length });
    sentence += 1;
    sentenceFirst = tokens.length;
  };
  for (const [index, raw] of raws.entries()) {
    if (raw.breaks === 'sentence') {
      closeSentence(raw.asks);
      continue;
    }
    if (raw.breaks === 'clause') {
      closeClause();
      continue;
    }
    const next = raws[index + 1];
    const joins = raw.word === 'and' || raw.word === 'or' || raw.word === 'so';
    if (CONJUNCTIONS.has(raw.word) || (joins && next !== undefined && SUBJECTS.has(next.word))) closeClause();
    const word = mend(raw.word);
    tokens.push({
      word,
      start: raw.start,
      end: raw.end,
      sentence,
      clause,
      value: numberOf(word),
      filler: FILLERS.has(word),
    });
  }
  closeSentence(false);
  return { text, tokens, sentences, clauses };
}

function rawTokens(text: string): Raw[] {
  const raws: Raw[] = [];
  // Every replacement keeps the length, so that offsets stay those of what was typed.
  const plain = text.replace(/[\u2018\u2019\u02bc`´]/g, "'").replace(/[\u201c\u201d]/g, '"');
  for (const match of plain.matchAll(PIECE)) {
    const piece = match[0];
    const start = match.index;
    const end = start + piece.length;
    const first = piece.charAt(0);
    if (/[.!?…\n]/.test(first)) {
      raws.push({ word: '', start, end, breaks: 'sentence', asks: piece.includes('?') });
    } else if (/[,;:()\u2013\u2014"]/.test(first)) {
      raws.push({ word: '', start, end, breaks: 'clause', asks: false });
    } else if (/[-/%+&]/.test(first)) {
      const spaced = /\s/.test(plain.charAt(start - 1)) && /\s/.test(plain.charAt(end));
      if (first === '%') raws.push({ word: '%', start, end, breaks: null, asks: false });
      else if (first === '/') raws.push({ word: '/', start, end, breaks: null, asks: false });
      else if (first === '&') raws.push({ word: 'and', start, end, breaks: null, asks: false });
      else if (first === '-' && spaced) raws.push({ word: '', start, end, breaks: 'clause', asks: false });
    } else if (/\d/.test(first)) {
      raws.push({ word: piece, start, end, breaks: null, asks: false });
    } else {
      for (const word of expandWord(piece.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''))) {
        raws.push({ word, start, end, breaks: null, asks: false });
      }
    }
  }
  return raws;
}

/** "forty two" */
function isTwoPartNumber(tens: string, unit: string): boolean {
  if (/\d/.test(tens) || /\d/.test(unit)) return false;
  const left = numberOf(tens);
  const right = numberOf(unit);
  return left !== null && right !== null && left >= 20 && left <= 90 && left % 10 === 0 && right < 10;
}

function joinPairs(raws: readonly Raw[]): Raw[] {
  const joined: Raw[] = [];
  for (const raw of raws) {
    const before = joined.at(-1);
    const pair = before === undefined ? undefined : JOINED[`${before.word} ${raw.word}`];
    if (before !== undefined && pair !== undefined && before.word !== '') {
      joined[joined.length - 1] = { ...before, word: pair, end: raw.end };
    } else if (before !== undefined && isTwoPartNumber(before.word, raw.word)) {
      const sum = (numberOf(before.word) ?? 0) + (numberOf(raw.word) ?? 0);
      joined[joined.length - 1] = { ...before, word: String(sum), end: raw.end };
    } else {
      joined.push(raw);
    }
  }
  return joined;
}
