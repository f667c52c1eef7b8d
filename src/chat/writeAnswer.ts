import type { EngineClient } from '../engine/client.ts';
import { errorDataOf } from '../engine/errorDataOf.ts';
import type { EngineErrorData } from '../engine/errors.ts';
import type { Answer, AnswerMaking, ConversationMessage } from '../lib/conversation.ts';
import { answerRequest, endOf } from './answerRequest.ts';
import type { ChatModel } from './answerRequest.ts';

/** An answer to be written: in the tree already, with no end. */
export interface Work {
  /** From the first message to the question. */
  readonly path: readonly ConversationMessage[];
  readonly answer: Answer;
  readonly making: AnswerMaking;
  readonly model: ChatModel;
  /** Of what is still to be written. */
  readonly maxTokens: number;
  /** The answer as it was, where it goes on; null where it is new. */
  readonly before: Answer | null;
}

/** Where the answer goes as it grows. */
export interface AnswerSink {
  readonly signal: AbortSignal;
  /** `urgent` where it must be on disk soon. */
  readonly patch: (change: Partial<Answer>, urgent: boolean) => void;
  /** Not a word was written: a question stays a question, and an answer that did not go on stays as it was. */
  readonly takeBack: () => void;
  readonly onTokens: (tokens: number) => void;
  /** The answer as it ended; null where it failed. */
  readonly announce: (answer: Answer | null) => void;
  readonly now: () => number;
}

/** Why an answer is aborted where no person stopped it. */
export const INTERRUPTED = 'interrupted';

/** Asks the engine and hands on what it writes. Resolves at the end, with what went wrong, if anything; never rejects. */
export async function writeAnswer(
  engine: Pick<EngineClient, 'generate' | 'encode'>,
  { path, answer, making, model, maxTokens, before }: Work,
  sink: AnswerSink,
): Promise<EngineErrorData | null> {
  let { content } = answer;
  const stopState = (): 'stopped' | 'interrupted' =>
    sink.signal.reason === INTERRUPTED ? 'interrupted' : 'stopped';
  try {
    const begun = before === null ? null : (before.tokenIds ?? (await engine.encode([{ text: content }])));
    const request = await answerRequest(engine, model, path, making, maxTokens, begun);
    sink.patch({ making: request.making }, false);
    const result = await engine.generate(request.options, {
      signal: sink.signal,
      onText: (text, tokens) => {
        content = text;
        sink.patch({ content }, false);
        sink.onTokens(tokens);
      },
    });
    const ended = endOf(result, request.making, sink.now());
    const end = ended.state === 'stopped' ? { ...ended, state: stopState() } : ended;
    if (result.usage.completionTokens === 0 && result.finishReason === 'aborted') sink.takeBack();
    else sink.patch(end, true);
    sink.announce({ ...answer, ...end });
    return null;
  } catch (thrown) {
    const error = errorDataOf(thrown);
    const stopped = error.code === 'cancelled';
    if (content === answer.content) sink.takeBack();
    else sink.patch({ state: stopped ? stopState() : 'interrupted' }, true);
    sink.announce(stopped ? { ...answer, content, state: 'stopped' } : null);
    return stopped ? null : error;
  }
}
