import './models.css';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatBytes } from '../lib/shared/formatBytes.ts';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import type { BuildChoice } from './chooseBuild.ts';
import { LoadProgressView } from './LoadProgressView.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import type { ModelsState, ModelsStore } from './modelsStore.ts';

/** The README, which the build puts beside the page (vite.config.ts), so that the link works offline. */
const README = 'readme.txt';

interface ModelPanelProps {
  readonly models: ModelsStore;
  /** An answer is being written: the model stays. */
  readonly busy: boolean;
}

/** Which model, whether it is loaded, and what loading it costs. Nothing is downloaded before the button is pressed. */
export function ModelPanel({ models, busy, children }: ModelPanelProps & { readonly children?: ReactNode }) {
  const state = useStore(models);
  const { catalogueProblem, load, notice, selection } = state;
  // A model that is ready takes little room: the conversation is what matters then.
  const isReady = load.kind === 'ready' && load.row.id === selection?.row.id;
  return (
    <section className="model-panel" aria-label={strings.models.region}>
      {catalogueProblem !== null && (
        <Problem {...strings.models.problem.catalogue} detail={catalogueProblem} />
      )}
      {notice !== null && <p className="note">{notice}</p>}
      {isReady ? (
        <>
          <LoadView state={state} isReady models={models} busy={busy} />
          <details>
            <summary className="small">{strings.models.change}</summary>
            <ModelPicker models={models} disabled={busy} />
          </details>
        </>
      ) : (
        <>
          <ModelPicker models={models} disabled={busy || load.kind === 'loading'} />
          <LoadView state={state} isReady={false} models={models} busy={busy} />
        </>
      )}
      {children}
    </section>
  );
}

interface LoadViewProps extends ModelPanelProps {
  readonly state: ModelsState;
  /** The model that is chosen is the one that is loaded. */
  readonly isReady: boolean;
}

function LoadView({ state, isReady, models, busy }: LoadViewProps) {
  const { load, choice } = state;
  if (load.kind === 'loading') {
    return (
      <>
        <p className="model-state">{strings.models.state.loading(load.row.name)}</p>
        <LoadProgressView progress={load.progress} />
        <button type="button" onClick={() => models.cancel()}>
          {strings.models.cancel}
        </button>
      </>
    );
  }
  return (
    <>
      {load.kind === 'ready' && (
        <p className="model-state ready">
          {strings.models.state.ready(load.row.name)}{' '}
          <span className="small">({load.build.quantization})</span>{' '}
          <button type="button" className="quiet" disabled={busy} onClick={() => void models.unload()}>
            {strings.models.unload}
          </button>
        </p>
      )}
      {load.kind === 'none' && <p className="model-state">{strings.models.state.none}</p>}
      {load.kind === 'failed' && (
        <Problem message={load.error.message} remedy={load.error.remedy} detail={load.error.cause} />
      )}
      {choice?.kind === 'none' && <NoBuild choice={choice} />}
      {choice?.kind === 'build' &&
        !isReady &&
        choice.notes.map((text) => (
          <p key={text} className="note">
            {text}
          </p>
        ))}
      {choice?.kind === 'build' && !isReady && (
        <div className="row">
          <button type="button" className="primary" disabled={busy} onClick={() => void models.load()}>
            {(load.kind === 'failed' ? strings.models.loadAgain : strings.models.load)(
              choice.build.downloadBytes === null ? null : formatBytes(choice.build.downloadBytes),
            )}
          </button>
          <p className="small">
            {strings.models.needs(formatBytes(choice.build.gpuMemoryBytes))} {strings.models.storedOnce}
          </p>
        </div>
      )}
    </>
  );
}

/** A model that nobody hosts is no failure; a GPU that cannot run one is. */
function NoBuild({ choice }: { readonly choice: BuildChoice & { kind: 'none' } }) {
  const { message, remedy } = choice.problem;
  if (choice.hosted) return <Problem message={message} remedy={remedy} />;
  return (
    <p className="note">
      {message} {remedy}{' '}
      <a href={README} target="_blank" rel="noopener">
        {strings.models.readme}
      </a>
    </p>
  );
}
