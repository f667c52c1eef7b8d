/** Measures and rates a file of answers. Loaded when it is first opened. */
import './evaluate.css';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import { Problem } from '../ui/Problem.tsx';
import { evaluate as words } from '../ui/strings/evaluate.ts';
import { createEvaluateStore } from './evaluateStore.ts';
import { MeaningSection } from './meaning/MeaningSection.tsx';
import { createMeaningStore } from './meaning/meaningStore.ts';
import { RatingPanel } from './RatingPanel.tsx';
import { ScoreTable } from './ScoreTable.tsx';

const store = createEvaluateStore(words.problem.read);
const meaning = createMeaningStore();
store.subscribe(({ scores }) => void meaning.setScores(scores));

interface EvaluateScreenProps {
  /** Resolves when the page's workers are under its policy. */
  readonly guarded: (signal?: AbortSignal) => Promise<void>;
}

export function EvaluateScreen({ guarded }: EvaluateScreenProps) {
  const { file, scores, measuring, problem, ratings, ratingsKept } = useStore(store);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined) void store.open(dropped);
  }

  return (
    <>
      <p>{words.what}</p>
      <label
        className={over ? 'field drop over' : 'field drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {words.choose}
        <input
          type="file"
          accept=".jsonl,.ndjson,.json,application/jsonl"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            // The same file can be chosen again.
            event.target.value = '';
            if (chosen !== undefined) void store.open(chosen);
          }}
        />
        <span className="small">{words.drop}</span>
      </label>
      <p className="small">{words.format}</p>
      {problem !== null && <Problem message={problem.message} detail={problem.detail} />}
      {file !== null && (
        <p>
          <strong>{words.file(file.name, file.lines.length)}</strong>{' '}
          {file.duplicates > 0 && words.duplicates(file.duplicates)}
        </p>
      )}
      {measuring !== null && (
        <div className="row">
          <progress aria-label={words.measuring} max={Math.max(1, measuring.total)} value={measuring.done} />
          <p className="small">{words.measured(measuring.done, measuring.total)}</p>
          <button type="button" onClick={store.cancel}>
            {words.cancel}
          </button>
        </div>
      )}
      {file !== null && measuring === null && <ScoreTable file={file} scores={scores} />}
      {scores !== null && <MeaningSection store={meaning} guarded={guarded} />}
      {file !== null && (
        <RatingPanel key={file.key} file={file} ratings={ratings} kept={ratingsKept} onRate={store.rate} />
      )}
    </>
  );
}
