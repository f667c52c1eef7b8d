/** Greedy answers of the engine in the browser against the independent reference, over the same model folder. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scoreAnswers } from '../../model-build/reference/scoreAnswers.ts';
import { catalogueSchema, type ModelBuild, type ModelRow } from '../../src/lib/shared/catalogue.ts';
import type { PromptStyle } from '../../src/lib/shared/prompt.ts';
import type { BrowserEngine } from '../harness/browserEngine.ts';
import { askEngine } from './askEngine.ts';
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

export interface AnswerReport extends Comparison {
  readonly name: string;
  readonly promptTokens: number;
  readonly reusedTokens: number;
  /** Length of the engine's answer. */
  readonly tokens: number;
  readonly distinctTokens: number;
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
  readonly agrees: boolean;
}

const catalogueFile = fileURLToPath(new URL('../../public/catalogue.json', import.meta.url));

/** The catalogue's entry of a build, with the row's default prompt style. */
export function catalogueBuild(id: string): { row: ModelRow; build: ModelBuild; style: PromptStyle } {
  const catalogue = catalogueSchema.parse(JSON.parse(readFileSync(catalogueFile, 'utf8')));
  for (const row of catalogue.models) {
    const build = row.builds.find((candidate) => candidate.id === id);
    const style = catalogue.promptStyles[row.promptStyles[0] ?? ''];
    if (build !== undefined && style !== undefined) return { row, build, style };
  }
  const ids = catalogue.models.flatMap((row) => row.builds.map((build) => build.id));
  throw new Error(`The catalogue has no build ${id}; it has ${ids.join(', ')}.`);
}

/** True where typed text holds the name of a control token: the whole-string encoding is then wrong by design. */
function looksLikeControl(conversation: Conversation): boolean {
  return conversation.questions.some((question) => /<[^ ]*>|\[\/?INST\]/.test(question));
}

export interface ParityOptions {
  /** Catalogue build id: prompt style and arithmetic. */
  readonly buildId: string;
  /** The folder that the reference reads; the engine has loaded the same, unless a test wants a difference. */
  readonly folder: string;
  readonly conversations: readonly Conversation[];
  readonly steps: number;
  readonly onProgress?: (message: string) => void;
}

/** The engine has loaded the model already. */
export async function checkParity(engine: BrowserEngine, options: ParityOptions): Promise<ParityReport> {
  const { buildId, folder, conversations, steps, onProgress } = options;
  const { build, style } = catalogueBuild(buildId);
  const answers = [];
  for (const conversation of conversations) {
    onProgress?.(`${buildId}: the engine answers "${conversation.name}"`);
    const spoken = await askEngine(engine, style, conversation, steps);
    const plain = !looksLikeControl(conversation);
    answers.push(...spoken.map((answer) => ({ ...answer, plain })));
  }
  onProgress?.(`${buildId}: the reference goes through ${answers.length} answers`);
  const scored = scoreAnswers(folder, answers);
  const tolerance = build.quantization === 'q4f16_1' ? F16_TOLERANCE : 0;
  const reports: AnswerReport[] = [];
  for (const [index, answer] of answers.entries()) {
    const comparison = compareSteps(scored[index] ?? [], tolerance);
    const expectedPrompt = answer.plain ? await wholeStringIds(folder, answer.parts) : null;
    const promptAgrees = expectedPrompt && expectedPrompt.join() === answer.promptIds.join();
    reports.push({
      ...comparison,
      name: answer.name,
      promptTokens: answer.promptIds.length,
      reusedTokens: answer.reusedTokens,
      tokens: answer.tokenIds.length,
      distinctTokens: new Set(answer.tokenIds).size,
      agrees: comparison.mismatch === null,
      promptAgrees,
    });
  }
  const sum = (count: (report: AnswerReport) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    model: buildId,
    answers: reports,
    decided: sum((report) => report.decided),
    decidedAtStart: sum((report) => report.decidedAtStart),
    agrees: reports.every((report) => report.agrees && report.promptAgrees !== false),
  };
}
