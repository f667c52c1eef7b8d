/** Greedy answers of the engine in the browser against the independent reference, over the same model folder. */
import { scoreAnswers } from '../../model-build/reference/scoreAnswers.ts';
import type { BrowserEngine } from '../harness/browserEngine.ts';
import type { BuiltModel } from '../harness/builtModel.ts';
import { askEngine, type EngineAnswer } from './askEngine.ts';
import { compareSteps, type Comparison } from './compareSteps.ts';
import type { Conversation } from './conversations.ts';
import { wholeStringIds } from './wholeStringIds.ts';

/**
 * How far an f16 engine's logits may be off, in the difference between two tokens that compete. Measured once, with the
 * engine's own logits against the reference's, over 128 steps of tiny-mistral and 64 of SmolLM2 on lavapipe: among tokens
 * within 2 of the best that difference was off by 0.35 and 0.18 at most (tiny-mistral in f32: 0.00004), and no choice was
 * overturned where the reference's two best were more than 0.13 apart.
 */
export const F16_TOLERANCE = 0.4;

/** How many tokens of an answer a report lists one by one. */
const LISTED_STEPS = 16;

export interface AnswerReport extends Comparison {
  readonly name: string;
  readonly promptTokens: number;
  readonly reusedTokens: number;
  /** Length of the engine's answer. */
  readonly tokens: number;
  readonly distinctTokens: number;
  /** The answer's first tokens, the reference's best at each, and by how much that one is better than the next. */
  readonly steps: readonly { readonly id: number; readonly best: number; readonly gap: number }[];
  readonly agrees: boolean;
  /** Whether the prompt's ids are those of the whole prompt as one string; null where text looks like a control token. */
  readonly promptAgrees: boolean | null;
}

export interface ParityReport {
  readonly model: string;
  readonly answers: readonly AnswerReport[];
  /** Steps that the reference decides, in all answers. */
  readonly decided: number;
  readonly decidedAtStart: number;
  readonly engineSeconds: number;
  readonly referenceSeconds: number;
  readonly agrees: boolean;
}

/** True where typed text holds the name of a control token: the whole-string encoding is then wrong by design. */
function looksLikeControl(conversation: Conversation): boolean {
  return conversation.questions.some((question) => /<[^ ]*>|\[\/?INST\]/.test(question));
}

export interface AskOptions {
  readonly conversations: readonly Conversation[];
  /** Tokens of each last answer. */
  readonly steps: number;
  readonly onProgress?: ((message: string) => void) | undefined;
}

/** What the engine said, for the reference to judge. */
export interface Spoken {
  readonly answers: readonly (EngineAnswer & { readonly plain: boolean })[];
  readonly seconds: number;
}

/** The engine has loaded the model already. */
export async function askAll(
  engine: BrowserEngine,
  { id, style }: BuiltModel,
  { conversations, steps, onProgress }: AskOptions,
): Promise<Spoken> {
  const began = performance.now();
  const answers = [];
  for (const conversation of conversations) {
    onProgress?.(`${id}: the engine answers "${conversation.name}"`);
    const spoken = await askEngine(engine, style, conversation, steps);
    const plain = !looksLikeControl(conversation);
    answers.push(...spoken.map((answer) => ({ ...answer, plain })));
  }
  return { answers, seconds: secondsSince(began) };
}

/** Needs no browser. Of a model of seven billion weights it takes minutes. */
export async function judge(
  { id, folder, quantization }: BuiltModel,
  { answers, seconds: engineSeconds }: Spoken,
  onProgress?: (message: string) => void,
): Promise<ParityReport> {
  onProgress?.(`${id}: the reference goes through ${answers.length} answers`);
  const began = performance.now();
  let said = began;
  const scored = scoreAnswers(folder, answers, {
    onLayer: (done, layers) => {
      if (performance.now() - said < 10_000) return;
      said = performance.now();
      onProgress?.(`${id}: layer ${done} of ${layers}`);
    },
  });
  const referenceSeconds = secondsSince(began);
  const tolerance = quantization === 'q4f16_1' ? F16_TOLERANCE : 0;
  const reports: AnswerReport[] = [];
  for (const [index, answer] of answers.entries()) {
    const steps = scored[index] ?? [];
    const comparison = compareSteps(steps, tolerance);
    const expectedPrompt = answer.plain ? await wholeStringIds(folder, answer.parts) : null;
    const promptAgrees = expectedPrompt && expectedPrompt.join() === answer.promptIds.join();
    reports.push({
      ...comparison,
      name: answer.name,
      promptTokens: answer.promptIds.length,
      reusedTokens: answer.reusedTokens,
      tokens: answer.tokenIds.length,
      distinctTokens: new Set(answer.tokenIds).size,
      steps: steps.slice(0, LISTED_STEPS).map(({ id, chosenId, gap }) => ({ id: chosenId, best: id, gap })),
      agrees: comparison.mismatch === null,
      promptAgrees,
    });
  }
  const sum = (count: (report: AnswerReport) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    model: id,
    answers: reports,
    decided: sum((report) => report.decided),
    decidedAtStart: sum((report) => report.decidedAtStart),
    engineSeconds,
    referenceSeconds,
    agrees: reports.every((report) => report.agrees && report.promptAgrees !== false),
  };
}

/**
 * The engine has loaded the model already.
 *
 * @param model its folder is what the reference reads; the engine has loaded the same, unless a test wants a difference.
 */
export async function checkParity(
  engine: BrowserEngine,
  model: BuiltModel,
  options: AskOptions,
): Promise<ParityReport> {
  return await judge(model, await askAll(engine, model, options), options.onProgress);
}

function secondsSince(began: number): number {
  return Number(((performance.now() - began) / 1000).toFixed(1));
}
