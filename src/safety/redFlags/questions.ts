/** General questions, which are about nobody: "what does a stroke look like?" */
import { clausesOf, isSpecific, within } from './clauses.ts';
import type { Cover, Spans } from './clauses.ts';
import type { Reading, Token } from './text/types.ts';

const ASKS = new Set(
  'what which how when where who whats is are can could does do should would will did why may was'.split(' '),
);
const OPENERS = new Set(
  'hi hello doctor doc please so and but or also hey dear anyone quick question um well thanks then for'.split(
    ' ',
  ),
);

/** @param isOver whether what stands at a token is past, over, studied or invented. */
export function coverQuestions(
  reading: Reading,
  spans: Spans,
  cover: Cover,
  isOver: (token: number) => boolean,
): void {
  const { tokens, sentences } = reading;
  for (const [index, sentence] of sentences.entries()) {
    // "what is it when the eye went dark this morning": that is no general one either.
    const meant =
      within(spans('now-cue'), sentence.first, sentence.end).length > 0 ||
      [index - 1, index + 1].some((other) => tellsOfNow(reading, other, spans, isOver));
    let generic = false;
    for (const clause of clausesOf(reading, index)) {
      const head = headOf(tokens, clause);
      const word = tokens[head]?.word ?? '';
      const asks =
        ASKS.has(word) &&
        !isShortened(tokens, head, sentence.asks) &&
        (sentence.asks ||
          /^(what|which|how|when|where|who|why)$/.test(word) ||
          sentence.first === clause.first);
      if (asks) generic = !meant && !isSpecific(tokens, head, clause.end) && !seeksHelp(tokens, head);
      else if (generic) generic = !isSpecific(tokens, clause.first, clause.end);
      if (generic) cover('question', clause.first, clause.end);
    }
    for (const cue of within(spans('if-cue'), sentence.first, sentence.end)) {
      // "as if somebody sits on it"
      if (meant || /^(as|like)$/.test(tokens[cue.first - 1]?.word ?? '')) continue;
      const clause = reading.clauses[tokens[cue.first]?.clause ?? 0];
      cover('hypothetical', cue.first, Math.min(clause?.end ?? cue.end, cue.end + 9));
    }
  }
}

/** "did a whole bottle", "was sick twice": no question, only a sentence without its "I". */
function isShortened(tokens: readonly Token[], head: number, asks: boolean): boolean {
  const next = tokens[head + 1]?.word ?? '';
  return (
    !asks &&
    /^(did|was|may|will)$/.test(tokens[head]?.word ?? '') &&
    !/^(i|you|he|she|it|we|they|the|this|that|there|my|his|her|anyone|someone)$/.test(next)
  );
}

function headOf(tokens: readonly Token[], { first, end }: { first: number; end: number }): number {
  let head = first;
  while (head < end - 1 && OPENERS.has(tokens[head]?.word ?? '')) head += 1;
  return head;
}

/** "Should a burn hurt? Mine is white": the sentence beside a question says whom it is about. */
function tellsOfNow(
  { tokens, sentences }: Reading,
  index: number,
  spans: Spans,
  isOver: (token: number) => boolean,
): boolean {
  const sentence = sentences[index];
  if (sentence === undefined || sentence.asks || isOver(sentence.first)) return false;
  const { first, end } = sentence;
  const opening = tokens[headOf(tokens, sentence)]?.word ?? '';
  if (ASKS.has(opening)) return false;
  // "Started at lunch": whose it is goes without saying.
  if (/^(started|began|came|happened|since|ran|been|woke)$/.test(opening)) return true;
  return isSpecific(tokens, first, end) && within(spans('idle-cue'), first, end).length === 0;
}

/** "what do I do", "how do I stop the": asked in the middle of it. */
function seeksHelp(tokens: readonly Token[], head: number): boolean {
  const words = tokens.slice(head, head + 9).map(({ word }) => word);
  if (
    words.some((word) =>
      /^(someone|somebody|you|people|person|one|anybody|anyone|during|general)$/.test(word),
    )
  )
    return false;
  return /^(what (do|should|can|must) (i|we) do|what to do|how (do|can|should) (i|we) (stop|help|save|get)|where (do|should) (i|we))/.test(
    words.join(' '),
  );
}
