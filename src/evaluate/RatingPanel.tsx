import { useId, useState } from 'react';
import { saveFile } from '../lib/saveFile.ts';
import { evaluate } from '../ui/strings/evaluate.ts';
import { ratingsCsv, ratingsJsonl } from './ratingFiles.ts';
import { VERDICTS, type Rating, type Ratings } from './ratings.ts';
import type { AnswerFile } from './readAnswerFile.ts';

const words = evaluate.rating;

interface RatingPanelProps {
  readonly file: AnswerFile;
  readonly ratings: Ratings;
  /** Whether the browser keeps them. */
  readonly kept: boolean;
  readonly onRate: (line: number, change: Partial<Rating>) => void;
}

/** One answer at a time: read it, say what it is, go on. */
export function RatingPanel({ file, ratings, kept, onRate }: RatingPanelProps) {
  const [at, setAt] = useState(0);
  const name = useId();
  const { lines } = file;
  const line = lines[at];
  if (line === undefined) return null;
  const rating = ratings[at];
  const rated = Object.values(ratings).filter(({ verdict }) => verdict !== null).length;
  const nothing = Object.keys(ratings).length === 0;
  const save = (extension: string, type: string, text: string): void =>
    saveFile(`${file.name.replace(/\.\w+$/, '')}-ratings.${extension}`, text, type);
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="small">{kept ? words.note : words.notKept}</p>
      <div className="row">
        <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {words.previous}
        </button>
        <button type="button" disabled={at === lines.length - 1} onClick={() => setAt(at + 1)}>
          {words.next}
        </button>
        <p role="status">
          {words.place(at + 1, lines.length)}. {words.rated(rated)}
        </p>
      </div>
      <dl className="rated">
        <Text term={words.question} text={line.question} />
        <Text term={words.reference} text={line.reference} />
        <Text term={words.answer} text={line.answer} always />
      </dl>
      <fieldset>
        <legend>{words.verdict}</legend>
        {VERDICTS.map((verdict) => (
          <label key={verdict} className="choice">
            <input
              type="radio"
              name={name}
              checked={rating?.verdict === verdict}
              onChange={() => onRate(at, { verdict })}
            />
            {words.verdicts[verdict]}
          </label>
        ))}
      </fieldset>
      <label className="field">
        {words.notes}
        <textarea
          rows={2}
          value={rating?.notes ?? ''}
          onChange={(event) => onRate(at, { notes: event.target.value })}
        />
      </label>
      {nothing && <p className="small">{words.nothing}</p>}
      <div className="row">
        <button
          type="button"
          disabled={nothing}
          onClick={() => save('csv', 'text/csv', ratingsCsv(file, ratings))}
        >
          {words.csv}
        </button>
        <button
          type="button"
          disabled={nothing}
          onClick={() => save('jsonl', 'application/jsonl', ratingsJsonl(file, ratings))}
        >
          {words.jsonl}
        </button>
      </div>
    </section>
  );
}

interface TextProps {
  readonly term: string;
  readonly text: string;
  /** Shown also where it is empty. */
  readonly always?: boolean;
}

function Text({ term, text, always = false }: TextProps) {
  if (text === '' && !always) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{text === '' ? words.empty : text}</dd>
    </>
  );
}
