import { useState } from 'react';
import { useStore } from 'zustand';
import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { Problem } from '../../ui/Problem.tsx';
import { storedModels as words } from '../../ui/strings/storedModels.ts';
import type { StoredModel } from '../download/modelFiles.ts';
import { LoadProgressView } from '../LoadProgressView.tsx';
import { addressOfRecord } from './addressOfRecord.ts';
import type { JobResult, StoredModelsStore } from './storedModelsStore.ts';

interface StoredModelItemProps {
  readonly model: StoredModel;
  readonly name: string;
  readonly store: StoredModelsStore;
}

function stateWords({ state, storedBytes, totalBytes, damaged }: StoredModel): string {
  switch (state) {
    case 'whole':
      return words.state.whole(formatBytes(storedBytes));
    case 'damaged':
      return words.state.damaged(formatBytes(totalBytes), damaged.join(', '));
    case 'partial': {
      // Never 100 before it is whole.
      const percent = totalBytes === 0 ? 0 : Math.floor((storedBytes / totalBytes) * 100);
      return words.state.partial(formatBytes(storedBytes), formatBytes(totalBytes), Math.min(percent, 99));
    }
  }
}

export function StoredModelItem({ model, name, store }: StoredModelItemProps) {
  const { job, last } = useStore(store);
  const { weightsUrl } = model.record;
  const mine = job?.weightsUrl === weightsUrl ? job : null;
  const result = last?.weightsUrl === weightsUrl ? last.result : null;
  return (
    <li>
      <p>
        <strong>{name}</strong> <span className="small">({model.record.buildId})</span>
      </p>
      <p className="small">{stateWords(model)}</p>
      {mine === null ? (
        <Actions model={model} name={name} store={store} disabled={job !== null} />
      ) : (
        <>
          <LoadProgressView progress={mine.progress} label={words.progress(name)} />
          <button type="button" onClick={() => store.stop()}>
            {words.label.stop}
          </button>
        </>
      )}
      {/* There before it has words: a screen reader hears only what changes in a region that it knows. */}
      <div role="status" className="small">
        {result !== null && result.kind !== 'failed' && <Result result={result} />}
      </div>
      {result?.kind === 'failed' && (
        <Problem message={result.error.message} remedy={result.error.remedy} detail={result.error.cause} />
      )}
      {(result?.kind === 'changed' ||
        (result?.kind === 'failed' && result.error.code === 'model-changed')) && (
        <button type="button" onClick={() => void store.repair(model, true)}>
          {words.label.takeNew}
        </button>
      )}
    </li>
  );
}

function Result({ result }: { readonly result: Exclude<JobResult, { kind: 'failed' }> }) {
  return (
    <p>
      {result.kind === 'damaged' ? words.result.damaged(result.names.join(', ')) : words.result[result.kind]}
    </p>
  );
}

interface ActionsProps extends StoredModelItemProps {
  readonly disabled: boolean;
}

function Actions({ model, name, store, disabled }: ActionsProps) {
  const [asking, setAsking] = useState(false);
  const { weightsUrl } = model.record;
  const hosted = addressOfRecord(model.record) !== null;
  if (asking) {
    return (
      <>
        <p>{words.confirm(name, formatBytes(model.storedBytes))}</p>
        <div className="row">
          <button type="button" autoFocus onClick={() => setAsking(false)}>
            {words.label.keep}
          </button>
          <button type="button" className="danger" onClick={() => void store.remove(weightsUrl)}>
            {words.label.confirm}
          </button>
        </div>
      </>
    );
  }
  const repair = model.state === 'damaged' ? 'repair' : 'complete';
  return (
    <>
      {!hosted && model.state !== 'whole' && <p className="small">{words.importAgain}</p>}
      <div className="row">
        <Action
          label={words.label.verify}
          name={words.verify(name)}
          disabled={disabled}
          onClick={() => store.verify(weightsUrl)}
        />
        {hosted && model.state !== 'whole' && (
          <Action
            label={words.label[repair]}
            name={words[repair](name)}
            disabled={disabled}
            onClick={() => store.repair(model)}
          />
        )}
        {hosted && model.state === 'whole' && (
          <Action
            label={words.label.compare}
            name={words.compare(name)}
            disabled={disabled}
            onClick={() => store.compare(weightsUrl)}
          />
        )}
        <Action
          label={words.label.remove}
          name={words.remove(name)}
          disabled={disabled}
          onClick={() => setAsking(true)}
        />
      </div>
    </>
  );
}

interface ActionProps {
  /** What is read; the name begins with it, so that who speaks to the page can say what they see. */
  readonly label: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly onClick: () => unknown;
}

function Action({ label, name, disabled, onClick }: ActionProps) {
  return (
    <button type="button" aria-label={name} disabled={disabled} onClick={() => void onClick()}>
      {label}
    </button>
  );
}
