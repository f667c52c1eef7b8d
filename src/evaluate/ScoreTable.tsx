import { MODEL_CARD } from '../lib/shared/metrics/modelCard.ts';
import { WORD_METRICS } from '../lib/shared/metrics/summarize.ts';
import { evaluate } from '../ui/strings/evaluate.ts';
import type { AnswerFile } from './readAnswerFile.ts';
import type { FileScores } from './scoreFile.ts';
import { SystemTable } from './SystemTable.tsx';

const words = evaluate.scores;

interface ScoreTableProps {
  readonly file: AnswerFile;
  /** Null where nothing was measured. */
  readonly scores: FileScores | null;
}

export function ScoreTable({ file, scores }: ScoreTableProps) {
  if (scores === null) {
    const none = file.lines.every(({ reference }) => reference.trim() === '');
    return <p role="status">{none ? words.none : evaluate.cancelled}</p>;
  }
  const { systems, measured, emptyAnswers } = scores;
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.note}</p>
      {measured < file.lines.length && <p>{words.some(measured, file.lines.length)}</p>}
      {emptyAnswers > 0 && <p>{words.empty(emptyAnswers)}</p>}
      <SystemTable
        label={words.title}
        columns={WORD_METRICS.map((metric) => words.columns[metric])}
        rows={systems.map(({ system, summary }) => ({
          system,
          figures: WORD_METRICS.map((metric) => summary[metric]),
        }))}
      />
      <p className="small">{measured === 1 ? words.controlsOfOne : words.controls}</p>
      <p className="small">{words.card(MODEL_CARD.bleu1.toFixed(3), MODEL_CARD.rougeL.toFixed(3))}</p>
    </section>
  );
}
