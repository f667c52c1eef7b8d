import './models.css';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ModelBuild } from '../lib/shared/catalogue.ts';
import { formatBytes } from '../lib/shared/formatBytes.ts';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import type { BuildChoice } from './chooseBuild.ts';
import type { Persistence } from './download/modelFiles.ts';
import type { LoadState } from './loadState.ts';
import { LoadProgressView } from './LoadProgressView.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import type { ModelsState, ModelsStore } from './modelsStore.ts';

/** The README, which the build puts beside the page (vite.config.ts), so that the link works offline. Browsers that can
    scroll to its part about the 7B. */
const README = 'readme.txt#:~:text=%23%23%23%20The%207B';

interface ModelPanelProps {
  readonly models: ModelsStore;
  /** An answer is being written: the model stays. */
  readonly busy: boolean;
  readonly onOpen: (panel: ModelTool) => void;
}

/** What the panel leads to; each opens over the page. */
export type ModelTool = 'preflight' | 'packs' | 'weights';

/** Which model, whether it is loaded, and what loading it costs. Nothing is downloaded before the button is pressed. */
export function ModelPanel({
  models,
  busy,
  onOpen,
  children,
}: ModelPanelProps & { readonly children?: ReactNode }) {
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
          <LoadView state={state} isReady models={models} busy={busy} onOpen={onOpen} />
          <details>
            <summary className="small">{strings.models.change}</summary>
            <ModelPicker models={models} disabled={busy} />
          </details>
        </>
      ) : (
        <>
          <ModelPicker models={models} disabled={busy || load.kind === 'loading'} />
          <LoadView state={state} isReady={false} models={models} busy={busy} onOpen={onOpen} />
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

function LoadView({ state, isReady, models, busy, onOpen }: LoadViewProps) {
  const { load, choice, persistence } = state;
  const words = strings.models;
  if (load.kind === 'loading') return <Loading load={load} persistence={persistence} models={models} />;
  if (load.kind === 'paused') return <Paused load={load} models={models} />;
  return (
    <>
      {load.kind === 'ready' && (
        <p className="model-state ready">
          {words.state.ready(load.row.name)} <span className="small">({load.build.quantization})</span>{' '}
          <button type="button" className="quiet" disabled={busy} onClick={() => void models.unload()}>
            {words.unload}
          </button>
        </p>
      )}
      {load.kind === 'downloaded' && <p className="model-state">{words.state.downloaded(load.row.name)}</p>}
      {load.kind === 'failed' && (
        <Problem message={load.error.message} remedy={load.error.remedy} detail={load.error.cause}>
          {load.error.code === 'model-changed' && (
            <button type="button" onClick={() => void models.load(load.purpose, true)}>
              {words.takeNew}
            </button>
          )}
        </Problem>
      )}
      {choice?.kind === 'none' && <NoBuild choice={choice} onOpen={onOpen} />}
      {choice?.kind === 'build' && !isReady && (
        <>
          {choice.notes.map((text) => (
            <p key={text} className="note">
              {text}
            </p>
          ))}
          <LoadButtons state={state} build={choice.build} models={models} busy={busy} onOpen={onOpen} />
        </>
      )}
    </>
  );
}

interface LoadButtonsProps extends ModelPanelProps {
  readonly state: ModelsState;
  readonly build: ModelBuild;
}

/** A load button says what it is about to download; of what is stored it downloads nothing. */
function LoadButtons({ state, build, models, busy, onOpen }: LoadButtonsProps) {
  const { load, stored, persistence } = state;
  const words = strings.models;
  const whole = stored?.state === 'whole';
  const size = whole || build.downloadBytes === null ? null : formatBytes(build.downloadBytes);
  const kept =
    stored === null
      ? words.storedOnce
      : stored.state === 'partial'
        ? words.stored.partial(formatBytes(stored.storedBytes))
        : words.stored[stored.state];
  return (
    <div className="row">
      <button type="button" className="primary" disabled={busy} onClick={() => void models.load()}>
        {(load.kind === 'failed' ? words.loadAgain : words.load)(size)}
      </button>
      {!whole && load.kind !== 'ready' && (
        <button type="button" disabled={busy} onClick={() => void models.load('download')}>
          {words.downloadOnly}
        </button>
      )}
      <p className="small">
        {words.needs(formatBytes(build.gpuMemoryBytes))} {kept}{' '}
        {persistence !== null && stored !== null && words.persistence[persistence]}{' '}
        <button type="button" className="quiet" onClick={() => onOpen('preflight')}>
          {words.panels.preflight}
        </button>
      </p>
    </div>
  );
}

interface LoadingProps {
  readonly load: LoadState & { kind: 'loading' };
  readonly persistence: Persistence | null;
  readonly models: ModelsStore;
}

function Loading({ load, persistence, models }: LoadingProps) {
  const words = strings.models;
  const name = (load.purpose === 'load' ? words.state.loading : words.state.downloading)(load.row.name);
  return (
    <>
      <p className="model-state">{name}</p>
      <LoadProgressView progress={load.progress} />
      {persistence !== null && <p className="small">{words.persistence[persistence]}</p>}
      <div className="row">
        {load.progress?.phase === 'fetch' && (
          <button type="button" onClick={() => models.pause()}>
            {words.pause}
          </button>
        )}
        <button type="button" onClick={() => models.cancel()}>
          {words.cancel}
        </button>
      </div>
    </>
  );
}

function Paused({ load, models }: { readonly load: LoadState & { kind: 'paused' }; models: ModelsStore }) {
  const words = strings.models;
  const { progress, row } = load;
  return (
    <>
      <p className="model-state">{words.state.paused(row.name)}</p>
      {progress?.phase === 'fetch' && (
        <p className="small">
          {words.phase.arrived(formatBytes(progress.loadedBytes), formatBytes(progress.totalBytes))}
        </p>
      )}
      <div className="row">
        <button type="button" className="primary" onClick={() => void models.resume()}>
          {words.resume}
        </button>
        <button type="button" onClick={() => models.cancel()}>
          {words.cancel}
        </button>
      </div>
    </>
  );
}

/** A model that nobody hosts is no failure; a GPU that cannot run one is. */
function NoBuild({
  choice,
  onOpen,
}: {
  readonly choice: BuildChoice & { kind: 'none' };
  readonly onOpen: ModelPanelProps['onOpen'];
}) {
  const { message, remedy } = choice.problem;
  if (choice.hosted) {
    return (
      <Problem message={message} remedy={remedy}>
        <button type="button" onClick={() => onOpen('preflight')}>
          {strings.models.panels.preflight}
        </button>
      </Problem>
    );
  }
  return (
    <>
      <p className="note">
        <strong>{message}</strong> {remedy}
      </p>
      <div className="row">
        <a href={README} target="_blank" rel="noopener">
          {strings.models.readme}
        </a>
        <button type="button" onClick={() => onOpen('packs')}>
          {strings.models.importModel}
        </button>
        <button type="button" onClick={() => onOpen('weights')}>
          {strings.models.setWeights}
        </button>
        <button type="button" className="quiet" onClick={() => onOpen('preflight')}>
          {strings.models.panels.preflight}
        </button>
      </div>
    </>
  );
}
