import { MODEL_CARD } from '../lib/shared/metrics/modelCard.ts';
import { WORD_METRICS, type Figure, type Summary } from '../lib/shared/metrics/summarize.ts';
import { evaluate } from '../ui/strings/evaluate.ts';
import type { AnswerFile } from './readAnswerFile.ts';
import type { FileScores } from './scoreFile.ts';

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
  const { answers, shuffled, generic, measured, emptyAnswers } = scores;
  const rows: (readonly [string, Summary])[] = [
    [words.rows.answers, answers],
    ...(shuffled === null ? [] : [[words.rows.shuffled, shuffled] as const]),
    [words.rows.generic, generic],
  ];
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.note}</p>
      {measured < file.lines.length && <p>{words.some(measured, file.lines.length)}</p>}
      {emptyAnswers > 0 && <p>{words.empty(emptyAnswers)}</p>}
      <div className="scores" tabIndex={0} role="group" aria-label={words.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.system}</th>
              {WORD_METRICS.map((metric) => (
                <th key={metric} scope="col">
                  {words.columns[metric]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, summary]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {WORD_METRICS.map((metric) => (
                  <td key={metric}>
                    <Score figure={summary[metric]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">{words.controls}</p>
      <p className="small">{words.card(MODEL_CARD.bleu1.toFixed(3), MODEL_CARD.rougeL.toFixed(3))}</p>
    </section>
  );
}

function Score({ figure }: { readonly figure: Figure | undefined }) {
  if (figure === undefined) return null;
  const { value, interval } = figure;
  return (
    <>
      {value.toFixed(3)}
      {interval !== null && (
        <span className="small interval">
          {interval.low.toFixed(3)}–{interval.high.toFixed(3)}
        </span>
      )}
    </>
  );
}
