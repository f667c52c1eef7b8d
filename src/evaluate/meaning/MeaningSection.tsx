import { useStore } from 'zustand';
import { MODEL_CARD } from '../../lib/shared/metrics/modelCard.ts';
import { rescaleBertScore } from '../../lib/shared/metrics/rescaleBertScore.ts';
import { BERT_METRICS } from '../../lib/shared/metrics/summarize.ts';
import { Problem } from '../../ui/Problem.tsx';
import { meaning as words } from '../../ui/strings/meaning.ts';
import { SystemTable } from '../SystemTable.tsx';
import type { MeaningScores, MeaningStore } from './meaningStore.ts';
import type { MeaningProgress } from './protocol.ts';

interface MeaningSectionProps {
  readonly store: MeaningStore;
  /** Resolves when the page's workers are under its policy. */
  readonly guarded: (signal?: AbortSignal) => Promise<void>;
}

/** BERTScore, with an encoder that the person has. */
export function MeaningSection({ store, guarded }: MeaningSectionProps) {
  const { chosen, step, refused } = useStore(store);
  return (
    <section aria-label={words.title} className="encoder">
      <h3>{words.title}</h3>
      <p>{words.what}</p>
      <label className="field">
        {words.choose}
        <input
          type="file"
          {...{ webkitdirectory: '' }}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            // The same folder can be chosen again.
            event.target.value = '';
            if (files.length > 0) void store.choose(files, guarded);
          }}
        />
        <span className="small">{chosen === null ? words.fetched : words.chosen(chosen.folder)}</span>
      </label>
      {refused !== null && <Problem message={refused} />}
      {step.kind === 'running' && (
        <div className="row">
          <Progress progress={step.progress} />
          <button type="button" onClick={store.cancel}>
            {words.cancel}
          </button>
        </div>
      )}
      {step.kind === 'cancelled' && <p role="status">{words.cancelled}</p>}
      {step.kind === 'failed' && <Problem {...step.problem} />}
      {step.kind === 'done' && <Scores scores={step.scores} />}
    </section>
  );
}

function Progress({ progress }: { readonly progress: MeaningProgress }) {
  if (progress.phase !== 'score') {
    return (
      <>
        <progress aria-label={words.progress} />
        <p className="small">{words.phase[progress.phase]}</p>
      </>
    );
  }
  const { done, total } = progress;
  return (
    <>
      <progress aria-label={words.progress} max={Math.max(1, total)} value={done} />
      <p className="small">{words.phase.score(done, total)}</p>
    </>
  );
}

function Scores({ scores: { facts, systems } }: { readonly scores: MeaningScores }) {
  const { name, layer, sha256, baseline } = facts;
  const { bert, likelyEncoder, likelyBaseline } = MODEL_CARD;
  const fixed = (value: number): string => value.toFixed(3);
  const columns = BERT_METRICS.map((metric) => words.columns[metric]);
  return (
    <>
      <p>{words.by(name, layer, sha256.slice(0, 16))}</p>
      <p>{baseline === null ? words.noBaseline : words.baseline(fixed(baseline.f1), baseline.about)}</p>
      <SystemTable
        label={words.title}
        columns={baseline === null ? columns : [...columns, words.columns.rescaled]}
        rows={systems.map(({ system, summary, rescaled }) => ({
          system,
          figures: [
            ...BERT_METRICS.map((metric) => summary[metric]),
            rescaled === null ? undefined : { value: rescaled.f1, interval: null },
          ],
        }))}
      />
      <p className="small">
        {words.card(
          fixed(bert.f1),
          likelyEncoder,
          fixed(likelyBaseline.f1),
          fixed(rescaleBertScore(bert, likelyBaseline).f1),
        )}
      </p>
    </>
  );
}
