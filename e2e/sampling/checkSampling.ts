/** Draws by the library's own kernels, through the engine in the browser, against the exact distribution. */
import type { BrowserEngine } from '../harness/browserEngine.ts';
import { chiSquareFit, type Fit } from './chiSquare.ts';
import { exactDraw } from './nucleus.ts';
import { LEAST_P, type SamplingSetting } from './settings.ts';
import { testLogits } from './testLogits.ts';

export interface SamplingReport extends SamplingSetting, Fit {
  readonly draws: number;
  /** Tokens that could be drawn. */
  readonly nucleus: number;
  readonly agrees: boolean;
}

/**
 * One long answer in which the same logits take the place of the model's at every step. The engine has loaded a model
 * with a context that holds the draws.
 *
 * @param first any token of the vocabulary that a prompt may begin with, by its name.
 */
export async function checkSampling(
  engine: BrowserEngine,
  vocabSize: number,
  first: string,
  setting: SamplingSetting,
  draws: number,
): Promise<SamplingReport> {
  const { temperature, topP, seed } = setting;
  const { logits } = testLogits(vocabSize);
  const { tokenIds } = await engine.generate({
    prompt: [{ control: first }],
    stop: [],
    sampling: { temperature, topP, seed, maxTokens: draws, ignoreEos: true },
    fixedLogits: logits,
  });
  const counts = new Map<number, number>();
  for (const id of tokenIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  const exact = exactDraw(logits, temperature, topP);
  const fit = chiSquareFit(counts, exact);
  const agrees = tokenIds.length === draws && fit.impossible === 0 && fit.pValue > LEAST_P;
  return { ...setting, ...fit, draws: tokenIds.length, nucleus: exact.size, agrees };
}
