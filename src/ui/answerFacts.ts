import type { Answer } from '../lib/conversation.ts';
import { finishText } from './finishText.ts';
import { answerFacts as words } from './strings/answerFacts.ts';

export type Fact = readonly [name: string, value: string];

/** What is recorded of an answer, in words: enough to write it again, and to tell whether it came out the same. */
export function answerFacts(answer: Answer): Fact[] {
  const { model, stats, maxTokens, making, createdAt } = answer;
  const facts: Fact[] = [
    [words.model, model.name],
    [words.build, model.buildId],
  ];
  const ends: Fact[] = [
    [words.finish, finishText(answer)],
    [words.begun, new Date(createdAt).toISOString()],
  ];
  if (stats !== null) facts.push([words.tokens, words.tokensOf(stats.tokens)]);
  facts.push([words.maxTokens, words.tokensOf(maxTokens)]);
  if (making === null) return [...facts, ...ends];
  const { measured } = making;
  facts.push(
    [words.seed, making.seedChosen ? String(making.seed) : words.seedDrawn(making.seed)],
    [words.engineSeed, String(making.engineSeed)],
    [words.temperature, making.temperature === 0 ? words.greedy : String(making.temperature)],
    [words.topP, String(making.topP)],
    [words.style, making.promptStyle],
    [words.systemText, making.systemText === '' ? words.noSystemText : making.systemText],
    [words.leftOut, String(making.leftOut)],
    [words.adapter, making.adapter ?? words.noAdapter],
    [words.library, making.librarySha256 ?? words.unknown],
    [words.weights, making.weightsSha256 ?? words.unknown],
    [words.gpu, making.gpu === '' ? words.unnamedGpu : making.gpu],
  );
  if (measured !== null) {
    const { promptTokens, prefilledTokens, firstTokenMs } = measured;
    facts.push(
      [words.promptTokens, words.prompt(promptTokens, prefilledTokens)],
      [words.firstToken, words.seconds((firstTokenMs / 1000).toFixed(2))],
      [words.readSpeed, words.perSecond(measured.prefillTokensPerSecond.toFixed(1))],
      [words.writeSpeed, words.perSecond(measured.decodeTokensPerSecond.toFixed(1))],
    );
    ends.push([words.ended, new Date(measured.endedAt).toISOString()]);
  }
  if (making.continued > 0) facts.push([words.continued, words.times(making.continued)]);
  return [...facts, ...ends];
}
