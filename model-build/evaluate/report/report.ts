/** A report as data. The same answers give the same report, whenever and however often they were gone on with. */
import type { EncoderFacts } from '../../../src/lib/shared/encoder/encoderFile.ts';
import type { BertScore } from '../../../src/lib/shared/metrics/bertScore.ts';
import type { Summary } from '../../../src/lib/shared/metrics/summarize.ts';
import type { Settings } from '../answers/settings.ts';
import type { MODEL_CARD } from '../../../src/lib/shared/metrics/modelCard.ts';

export interface SystemReport {
  readonly name: string;
  readonly summary: Summary;
  /** BERTScore as a share of the way from unrelated texts (0) to equal ones (1). */
  readonly rescaled: BertScore | null;
}

/** Of counted words or tokens. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly mean: number;
  readonly most: number;
}

export interface Example {
  readonly index: number;
  readonly question: string;
  readonly reference: string;
  /** Of each run, in their order. */
  readonly answers: readonly string[];
  readonly scores: readonly number[];
}

export interface RunReport {
  readonly name: string;
  readonly settings: Settings;
  /** What wrote the rows, and how many. */
  readonly engines: Readonly<Record<string, number>>;
  /** By AnswerRow's `finish`. */
  readonly finishes: Readonly<Record<string, number>>;
  readonly emptyAnswers: number;
  readonly distinctAnswers: number;
  readonly answerTokens: Spread;
  readonly answerWords: Spread;
  /** Runs first, then the controls. */
  readonly systems: readonly SystemReport[];
}

export interface Report {
  readonly format: 'chatdoctor-web/evaluation-report';
  readonly version: 1;
  readonly questions: number;
  readonly referenceWords: Spread;
  readonly bootstrap: { readonly seed: number; readonly rounds: number };
  readonly encoder: EncoderFacts | null;
  readonly runs: readonly RunReport[];
  /** One reply to all questions. */
  readonly genericReply: SystemReport;
  /** Second run minus first, paired; null of one run. */
  readonly difference: Summary | null;
  /** By which examples are chosen. */
  readonly exampleMetric: 'bertF1' | 'rougeL';
  readonly best: readonly Example[];
  readonly worst: readonly Example[];
  /** Where the second run changed most; empty of one run. */
  readonly mostChanged: readonly Example[];
  readonly card: typeof MODEL_CARD;
}
