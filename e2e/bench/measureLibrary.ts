/** One round of one library: from an empty browser to a steady answer. */
import { renderPrompt, type PromptStyle } from '../../src/lib/shared/prompt.ts';
import type { BrowserEngine } from '../harness/browserEngine.ts';
import type { GenerateOptions, LoadedModel } from '../harness/protocol.ts';

export interface Round {
  /** Nothing stored: files are fetched from this machine, the GPU's program is compiled. */
  readonly coldLoadMs: number;
  /** A fresh worker; the files come from the browser's storage. */
  readonly warmLoadMs: number;
  /** From a short question, right after the warm load: drivers compile some shaders only when they are first used. */
  readonly firstTokenMs: number;
  readonly prefillTokensPerSecond: number;
  readonly decodeTokensPerSecond: number;
  readonly dispatchesPerToken: number;
  readonly tokenIds: readonly number[];
  readonly model: LoadedModel;
}

const SHORT = 'What helps against a cold?';
/** About 270 tokens. */
const LONG =
  'Since Monday my knee has been swollen and hurts when I climb stairs, but not when I sit. '.repeat(12);

function question(style: PromptStyle, content: string, maxTokens: number): GenerateOptions {
  return {
    prompt: renderPrompt(style, [{ role: 'user', content }]),
    stop: style.stop,
    sampling: { temperature: 0, topP: 1, seed: 1, maxTokens, ignoreEos: true },
  };
}

/** @param tokens length of the measured answer. @param onStage says what is being done. */
export async function measureLibrary(
  engine: BrowserEngine,
  name: string,
  style: PromptStyle,
  tokens: number,
  onStage: (stage: string) => void,
): Promise<Round> {
  onStage('cold load');
  await engine.forgetFiles();
  const { loadMs: coldLoadMs } = await engine.load(name);
  onStage('warm load');
  const { loadMs: warmLoadMs, ...model } = await engine.load(name);
  onStage('first token');
  const first = await engine.generate(question(style, SHORT, 2));
  onStage(`an answer of ${tokens} tokens`);
  // Once before it counts: the long prompt may take kernels that the short one did not.
  await engine.generate(question(style, `Hello. ${LONG}`, 2));
  const steady = await engine.generate(question(style, LONG, tokens));
  return {
    coldLoadMs,
    warmLoadMs,
    firstTokenMs: first.timing.firstTokenMs,
    prefillTokensPerSecond: steady.timing.prefillTokensPerSecond,
    decodeTokensPerSecond: steady.timing.decodeTokensPerSecond,
    dispatchesPerToken: steady.timing.dispatchesPerToken,
    tokenIds: steady.tokenIds,
    model,
  };
}
