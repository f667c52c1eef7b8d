/** Has the page's engine answer the questions that have no answer yet, one after the other. */
import type { AnswerRow } from '../../model-build/evaluate/answers/answerRow.ts';
import type { Settings } from '../../model-build/evaluate/answers/settings.ts';
import type { PromptPart } from '../../src/lib/shared/prompt.ts';
import { MAX_SEED, seedFor } from '../../src/lib/shared/seed.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import type { BuiltModel } from '../harness/builtModel.ts';
import type { AdapterName } from '../browser/adapters.ts';
import type { LoadedModel } from '../harness/protocol.ts';
import type { Asked, OnAnswer } from './asked.ts';

export interface BrowserOptions {
  readonly adapter: AdapterName;
  readonly sampling: Settings['sampling'];
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

export async function askBrowser(
  model: BuiltModel,
  asked: readonly Asked[],
  { adapter, sampling, signal, say }: BrowserOptions,
  onAnswer: OnAnswer,
): Promise<void> {
  const engine = await BrowserEngine.open({ adapter, models: { [model.id]: model } });
  try {
    say(`${model.id}: loading in Chromium ${engine.browserVersion}`);
    const loaded = await engine.load(model.id);
    const name = `web-llm in Chromium ${engine.browserVersion}, ${nameOf(loaded.gpu)}`;
    for (const { index, parts } of asked) {
      if (signal.aborted) return;
      const seed = sampling.seed === null ? null : seedFor((sampling.seed + index) % (MAX_SEED + 1));
      const began = performance.now();
      const answer = await generate(engine, model, parts, { ...sampling, seed });
      const seconds = (performance.now() - began) / 1000;
      const { firstTokenSeconds, ...said } = answer;
      await onAnswer({ index, seed, engine: name, ...said }, { index, seconds, firstTokenSeconds });
    }
  } finally {
    await engine.close();
  }
}

const nameOf = ({ description, vendor, architecture }: LoadedModel['gpu']): string =>
  description !== '' ? description : `${vendor} ${architecture}`.trim();

type Said = Pick<AnswerRow, 'answer' | 'finish' | 'problem' | 'promptIds' | 'tokenIds'>;

async function generate(
  engine: BrowserEngine,
  { style }: BuiltModel,
  prompt: readonly PromptPart[],
  sampling: Settings['sampling'],
): Promise<Said & { readonly firstTokenSeconds: number | null }> {
  const { temperature, topP, maxTokens, seed } = sampling;
  try {
    const result = await engine.generate({
      prompt,
      stop: style.stop,
      // A greedy answer draws nothing; the engine wants a seed all the same.
      sampling: { temperature, topP, maxTokens, seed: seed ?? 1 },
      // What another question left in the cache was computed in other pieces, and could differ by rounding.
      emptyCache: true,
    });
    const { text, tokenIds, promptIds, finishReason, timing } = result;
    if (finishReason === 'aborted') throw new Error('The engine stopped by itself.');
    const said = { answer: text, finish: finishReason, problem: null, promptIds: [...promptIds] };
    return { ...said, tokenIds: [...tokenIds], firstTokenSeconds: timing.firstTokenMs / 1000 };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    // Of this question alone; anything else ends the run.
    if (!problem.includes('(prompt-too-long)')) throw error;
    return { answer: '', finish: 'refused', problem, promptIds: [], tokenIds: [], firstTokenSeconds: null };
  }
}
