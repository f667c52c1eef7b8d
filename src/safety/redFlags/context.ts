/** What takes a mention back: denied, long past, over, asked about, studied, invented, an animal's, a figure of speech. */
import { NEGATIONS } from './text/pattern.ts';
import type { Span } from './text/pattern.ts';
import { coverQuestions } from './questions.ts';
import { AUXILIARY, clausesOf, DETERMINERS, isSpecific, PRESENT, within } from './clauses.ts';
import type { Cover, Spans } from './clauses.ts';
import type { Reading, Token } from './text/types.ts';

export const OPERATORS = [
  'denied',
  'past',
  'resolved',
  'question',
  'hypothetical',
  'study',
  'fiction',
  'animal',
  'figurative',
  'mild',
  'benign',
  'chronic',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** For each operator, which tokens it covers. */
export type Context = Readonly<Record<Operator, readonly boolean[]>>;

/** How far a negation reaches, in words, where no clause ends it sooner. */
const DENIAL_REACH = 8;
const NO_REACH = 6;
/** "not sure", "not getting better": what follows is not denied. */
const DENIES_NOTHING = new Set(
  (
    'sure certain know knows only just getting stop stopping stopped help helping helped work working better normal right ' +
    'well ok okay fine care mind understand remember get wait realise realize idea one matter until doubt even so able ' +
    'long enough ease easing touching shifting relieved because too yet been ready kidding joking'
  ).split(' '),
);
const OPINIONS = new Set(['think', 'believe', 'feel', 'suspect']);
const ENDS_DENIAL = new Set([
  'but',
  'except',
  'however',
  'until',
  'because',
  'since',
  'although',
  'though',
  'apart',
]);
const PRONOUNS = new Set(['i', 'he', 'she', 'they', 'we', 'it', 'there']);
const DENIERS = new Set([
  'denies',
  'denied',
  'deny',
  'denying',
  'negative',
  'neither',
  'none',
  'lack',
  'absence',
]);
export function readContext(reading: Reading, spans: Spans): Context {
  const marks = Object.fromEntries(
    OPERATORS.map((operator) => [operator, reading.tokens.map(() => false)]),
  ) as Record<Operator, boolean[]>;
  const cover = (operator: Operator, first: number, end: number): void => {
    for (let index = first; index < end; index++) marks[operator][index] = true;
  };
  coverDenied(reading, cover);
  coverPast(reading, spans, cover);
  coverResolved(reading, spans, cover);
  coverStudy(reading, spans, cover);
  coverFiction(reading, spans, cover);
  coverAnimals(reading, spans, cover);
  coverQuestions(reading, spans, cover, (token) =>
    (['past', 'resolved', 'study', 'fiction', 'animal'] as const).some(
      (operator) => marks[operator][token] === true,
    ),
  );
  for (const { first, end } of spans('figurative')) cover('figurative', first, end);
  coverDegrees(reading, spans, cover);
  return marks;
}

function coverDenied({ tokens, clauses, sentences }: Reading, cover: Cover): void {
  for (const [at, token] of tokens.entries()) {
    const isNo =
      token.word === 'no' || token.word === 'without' || token.word === 'nor' || DENIERS.has(token.word);
    if (!isNo && !NEGATIONS.has(token.word)) continue;
    const next = tokens[at + 1];
    if (next === undefined || DENIES_NOTHING.has(next.word)) continue;
    const clauseEnd = clauses[token.clause]?.end ?? tokens.length;
    const sentenceEnd = sentences[token.sentence]?.end ?? tokens.length;
    const list = DENIERS.has(token.word) || listGoesOn(tokens, clauseEnd, sentenceEnd);
    const reach = list ? 20 : isNo ? NO_REACH : DENIAL_REACH;
    const opinion = !isNo && OPINIONS.has(next.word);
    let end = at + 1;
    for (; end < (list ? sentenceEnd : clauseEnd) && end - at <= reach; end++) {
      const word = tokens[end]?.word ?? '';
      if (ENDS_DENIAL.has(word)) break;
      // "no spleen and a high fever": the second is not denied.
      if (word === 'and' && /^(an?|suddenly|now|then|also|severe)$/.test(tokens[end + 1]?.word ?? '')) break;
      if (end > at + 1 && !opinion && PRONOUNS.has(word)) break;
      if (isNo && DETERMINERS.has(word)) break;
    }
    cover('denied', at + 1, end);
  }
}

/** "no fever, rash or vomiting": after the comma no new sentence part begins, and an "or" follows. */
function listGoesOn(tokens: readonly Token[], clauseEnd: number, sentenceEnd: number): boolean {
  for (let index = clauseEnd; index < Math.min(sentenceEnd, clauseEnd + 6); index++) {
    const word = tokens[index]?.word ?? '';
    if (PRONOUNS.has(word) || DETERMINERS.has(word) || ENDS_DENIAL.has(word) || PRESENT.has(word))
      return false;
    if (word === 'or' || word === 'nor') return true;
  }
  return false;
}

function coverPast(reading: Reading, spans: Spans, cover: Cover): void {
  for (const [sentence, { first, end }] of reading.sentences.entries()) {
    for (const cue of within(spans('past-before'), first, end))
      cover('past', cue.end, Math.min(end, cue.end + 7));
    const cues = within(spans('past-cue'), first, end);
    if (cues.length === 0) continue;
    const clauses = clausesOf(reading, sentence);
    let past = false;
    for (const [order, clause] of clauses.entries()) {
      const cue = within(cues, clause.first, clause.end).filter((span) => !turnsNow(reading, span, spans));
      const now = within(spans('now-cue'), clause.first, clause.end).find(
        (span) => !cue.some((other) => span.first >= other.first && span.end <= other.end),
      );
      if (cue.length > 0) {
        past = true;
        const lastCue = Math.max(...cue.map((span) => span.first));
        cover('past', clause.first, now !== undefined && now.first > lastCue ? now.first : clause.end);
        // "I had a reaction to penicillin, about twenty years ago": the cue stands alone and belongs to what came before.
        const before = clauses[order - 1];
        if (before !== undefined && clause.end - clause.first <= 5) cover('past', before.first, before.end);
        if (now !== undefined && now.first > lastCue) past = false;
      } else if (past) {
        const present = reading.tokens.slice(clause.first, clause.end).some(({ word }) => PRESENT.has(word));
        if (present || now !== undefined) past = false;
        else cover('past', clause.first, clause.end);
      }
    }
  }
}

/** "used to pop back and is now hard", "used to drink. Stopped on Friday": the old habit, and what has changed. */
function turnsNow({ tokens, sentences }: Reading, cue: Span, spans: Spans): boolean {
  if (tokens[cue.first]?.word !== 'used') return false;
  const sentence = tokens[cue.first]?.sentence ?? 0;
  const rest = sentences[sentence]?.end ?? cue.end;
  const next = tokens[sentences[sentence + 1]?.first ?? -1]?.word ?? '';
  return (
    within(spans('now-cue'), cue.end, rest).length > 0 ||
    /^(stop|stopped|gave|quit|now|today|but)$/.test(next)
  );
}

function coverResolved(reading: Reading, spans: Spans, cover: Cover): void {
  const { tokens, sentences, clauses } = reading;
  for (const cue of spans('resolved-cue')) {
    const token = tokens[cue.first];
    if (token === undefined) continue;
    const clause = clauses[token.clause];
    const sentence = sentences[token.sentence];
    if (clause === undefined || sentence === undefined) continue;
    const words = tokens.slice(clause.first, cue.end).map(({ word }) => word);
    if (
      words.some(
        (word) => NEGATIONS.has(word) || word === 'cannot' || (word === 'was' && words.includes('until')),
      )
    )
      continue;
    if (within(spans('reporting'), clause.first, cue.first).length > 0) continue;
    // "I am fine apart from the shaking"
    if (/^(apart|except|but|bar|until|aside|besides)$/.test(tokens[cue.end]?.word ?? '')) continue;
    // "was fine, but now": what comes after is not over.
    const follows = sentences[token.sentence + 2] ?? sentences[token.sentence + 1] ?? sentence;
    const later =
      tokens
        .slice(cue.end, sentence.end)
        .some(({ word }) => /^(but|except|until|then|yet|cannot|however)$/.test(word)) ||
      tokens.slice(sentence.end, follows.end).some(({ word }) => /^(but|now|today|then)$/.test(word));
    const started = words.some((word) => /^(was|were|felt|seemed)$/.test(word)) && later;
    if (started) continue;
    const before = sentences[token.sentence - 1];
    // "It went away.": said of the sentence before. "My eyesight was fine" is not.
    const opening = tokens[sentence.first]?.word ?? '';
    const backwards =
      before !== undefined &&
      /^(it|that|this|now|all|they|he|she|everything|but|and|today|since|i)$/.test(opening);
    cover('resolved', backwards ? before.first : sentence.first, clause.end);
  }
}

function coverStudy(reading: Reading, spans: Spans, cover: Cover): void {
  const { tokens, sentences } = reading;
  const cues = spans('study-cue');
  for (const [index, { first, end }] of sentences.entries()) {
    const explains = within(spans('explain-cue'), first, Math.min(end, first + 3)).length > 0;
    const cued = cues.some((cue) => tokens[cue.first]?.sentence === index);
    const beside = cues.some((cue) => Math.abs((tokens[cue.first]?.sentence ?? -9) - index) === 1);
    const news =
      within(spans('news-cue'), first, end).length > 0 &&
      !tokens.slice(first, end).some(({ word }) => /^(my|me|mine|our|us|he|she|his|her)$/.test(word));
    if (cued || explains || news || (beside && !isSpecific(tokens, first, end))) cover('study', first, end);
  }
}

function coverFiction(reading: Reading, spans: Spans, cover: Cover): void {
  const { tokens, sentences, text } = reading;
  let telling = false;
  for (const { first, end } of sentences) {
    const real = within(spans('not-fiction'), first, end).length > 0;
    const cued = within(spans('fiction-cue'), first, end).length > 0 && !real;
    const from = tokens[first]?.start ?? 0;
    // "In Shining he chases them": a title, then somebody who is not the writer.
    const titled =
      /^In (?!My\b|The\b|An?\b|[A-Z][a-z]+(?:uary|ember|ober|ch|il|ust)\b)[A-Z]\w+(?: [A-Z]\w+)* (?:he|she|they|someone|a man|a woman)\b/.test(
        text.slice(from, from + 60),
      );
    if (cued || titled) telling = true;
    else if (telling)
      telling = !tokens
        .slice(first, end)
        .some(
          ({ word }, at) =>
            /^(i|me|my|we|us|our)$/.test(word) && !AUXILIARY.has(tokens[first + at - 1]?.word ?? ''),
        );
    if (telling) cover('fiction', first, end);
  }
}

function coverAnimals(reading: Reading, spans: Spans, cover: Cover): void {
  const { sentences } = reading;
  let animal = false;
  for (const { first, end } of sentences) {
    // "thrown from his horse", "bitten by our dog": the rider's story.
    const owned =
      within(spans('animal-owner'), first, end).find(
        (span) => !/^(from|off|by|riding|over)$/.test(reading.tokens[span.first - 1]?.word ?? ''),
      ) ?? leadingAnimal(reading, spans, first);
    const humans = within(spans('human'), first, end).filter(
      // "should I", "do we", "my dog": the owner asks.
      (span) => !owner(reading.tokens, span),
    );
    // "She jumped in after the dog": it is not the dog's story.
    const about = reading.tokens
      .slice(first, owned?.first)
      .some(({ word }) => /^(he|she|they|someone)$/.test(word));
    if (owned !== undefined) animal = humans.length === 0 && !about;
    else if (animal) animal = humans.length === 0;
    if (animal) cover('animal', first, end);
  }
}

/** "Hamster fell in the toilet": an animal's story though nobody owns it; "dog bit" is not. */
function leadingAnimal({ tokens }: Reading, spans: Spans, first: number): Span | undefined {
  const lead = within(spans('animal'), first, first + 2)[0];
  const verb = tokens[lead?.end ?? -1]?.word ?? '';
  return /^(bit|bite|bites|bitten|kick|kicked|attack|attacked|scratch|scratched|knocked|threw|thrown|trod|stamped|butted|charged|gored|crushed|mauled|savaged|shoved|bucked|got|owner|food|poo|worming|fence)$/.test(
    verb,
  )
    ? undefined
    : lead;
}

/** An "I" that only asks, owns or cares for the animal. */
function owner(tokens: readonly Token[], span: Span): boolean {
  const before = tokens[span.first - 1]?.word ?? '';
  const next = tokens[span.first + 1]?.word ?? '';
  if (!/^(i|we|me|us)$/.test(tokens[span.first]?.word ?? '')) return false;
  return (
    AUXILIARY.has(before) ||
    /^(do|can|should|could|give|am|have|had|think|need|took|take|want|was|feed|help|travel)$/.test(next) ||
    /^(for|help|with)$/.test(before)
  );
}

function coverDegrees(reading: Reading, spans: Spans, cover: Cover): void {
  const { tokens, clauses } = reading;
  for (const cue of spans('mild-cue')) {
    const clause = clauses[tokens[cue.first]?.clause ?? 0];
    cover('mild', Math.max(clause?.first ?? 0, cue.first - 6), Math.min(clause?.end ?? cue.end, cue.end + 6));
  }
  for (const [concept, operator] of [
    ['benign-cue', 'benign'],
    ['chronic-cue', 'chronic'],
  ] as const) {
    for (const cue of spans(concept)) {
      const sentence = reading.sentences[tokens[cue.first]?.sentence ?? 0];
      if (sentence !== undefined) cover(operator, sentence.first, sentence.end);
    }
  }
}
