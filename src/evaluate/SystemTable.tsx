import type { Figure } from '../lib/shared/metrics/summarize.ts';
import { evaluate } from '../ui/strings/evaluate.ts';
import type { System } from './scoreFile.ts';

export interface SystemRow {
  readonly system: System;
  /** One a column; undefined where there is none. */
  readonly figures: readonly (Figure | undefined)[];
}

interface SystemTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly SystemRow[];
}

/** Scores of the answers and of the two controls. On a narrow screen it scrolls, by keys too. */
export function SystemTable({ label, columns, rows }: SystemTableProps) {
  const words = evaluate.scores;
  return (
    <div className="scores" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.system}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ system, figures }) => (
            <tr key={system}>
              <th scope="row">{words.rows[system]}</th>
              {columns.map((column, index) => (
                <td key={column}>
                  <Score figure={figures[index]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Score({ figure }: { readonly figure: Figure | undefined }) {
  if (figure === undefined) return null;
  const { value, interval } = figure;
  return (
    <>
      <data value={value}>{value.toFixed(3)}</data>
      {interval !== null && (
        <span className="small interval">
          {interval.low.toFixed(3)}–{interval.high.toFixed(3)}
        </span>
      )}
    </>
  );
}
