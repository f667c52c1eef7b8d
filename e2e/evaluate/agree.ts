/**
 * Does transformers, in f32 over the weights dequantised from the folder, write the tokens that the browser writes? Both are
 * greedy and go on after the end of an answer; the prompts' ids are compared too.
 */
import { readQuestions } from '../../model-build/evaluate/readQuestions.ts';
import {
  answerWithTransformers,
  type Written,
} from '../../model-build/evaluate/transformers/answerWithTransformers.ts';
import { pythonFor } from '../../model-build/evaluate/transformers/pythonFor.ts';
import { renderPrompt } from '../../src/lib/shared/prompt.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import type { GenerateResult } from '../harness/protocol.ts';
import { AGREE_QUESTIONS } from './agreeQuestions.ts';
import { findModel } from './ask.ts';
import { compareTokens, NEARLY_EQUAL } from './compareTokens.ts';
import type { Context } from './context.ts';
import type { AskWords } from './options.ts';

/** @returns the exit code: 1 where anything differs */
export async function agree(words: AskWords, { signal, progress, print, say }: Context): Promise<number> {
  const model = await findModel(words.from);
  const python = await pythonFor(words.python);
  const questions =
    words.data === null
      ? AGREE_QUESTIONS.slice(0, words.limit ?? undefined)
      : (await readQuestions(words.data, words.limit ?? 10)).questions.map(({ question }) => question);
  const asked = questions.map((content, index) => ({
    index,
    parts: renderPrompt(model.style, [{ role: 'user', content }]),
  }));
  const sampling = { temperature: 0, topP: 1, maxTokens: words.tokens };
  const inBrowser: GenerateResult[] = [];
  const engine = await BrowserEngine.open({ adapter: words.adapter, models: { [model.id]: model } });
  try {
    say(`${model.id}: loading in Chromium ${engine.browserVersion}`);
    await engine.load(model.id);
    for (const { parts } of asked) {
      const options = { prompt: parts, stop: model.style.stop, emptyCache: true };
      inBrowser.push(
        await engine.generate({ ...options, sampling: { ...sampling, seed: 1, ignoreEos: true } }),
      );
      progress.update(`${model.id}: the browser`, inBrowser.length, asked.length);
    }
  } finally {
    progress.end();
    await engine.close();
  }
  const written: Written[] = [];
  await answerWithTransformers(
    python,
    {
      ...{ folder: model.folder, stop: model.style.stop, sampling, seed: 0, ignoreStop: true, gaps: true },
      // One at a time: without padding, as in the browser.
      batches: asked.map((prompt) => [prompt]),
    },
    (row) => {
      written.push(row);
      progress.update(`${model.id}: transformers`, written.length, asked.length);
      return Promise.resolve();
    },
    signal,
  );
  progress.end();
  const answers = written.map((reference, index) => {
    const browser = inBrowser[index] ?? { promptIds: [], tokenIds: [], text: '' };
    const found = compareTokens(browser.tokenIds, reference.tokenIds, reference.gaps ?? []);
    const promptAgrees = browser.promptIds.join() === reference.promptIds.join();
    const leastGap = Math.min(...(reference.gaps ?? []));
    return {
      question: questions[index],
      promptTokens: browser.promptIds.length,
      promptAgrees,
      ...found,
      leastGap,
    };
  });
  const agrees =
    answers.length === questions.length && answers.every((one) => one.promptAgrees && one.mismatch === null);
  const tokens = answers.reduce((sum, { equal }) => sum + equal, 0);
  print(
    JSON.stringify(
      { model: model.id, engine: written[0]?.engine, tolerance: NEARLY_EQUAL, agrees, tokens, answers },
      undefined,
      1,
    ),
  );
  say(
    `${model.id}: ${agrees ? 'agrees' : 'DIFFERS'}: ${tokens} of ${answers.length * words.tokens} tokens are equal, ` +
      `${answers.filter(({ promptAgrees }) => promptAgrees).length} of ${questions.length} prompts`,
  );
  return agrees ? 0 : 1;
}
