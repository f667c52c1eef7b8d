/** What is stored of models, whether it is whole, and what can be done about it. Loaded when it is first opened. */
import './stored.css';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { storedModels as words } from '../../ui/strings/storedModels.ts';
import type { ModelFiles, StorageUse } from '../download/modelFiles.ts';
import { StoredModelItem } from './StoredModelItem.tsx';
import { createStoredModelsStore } from './storedModelsStore.ts';
import type { StoredModelsStore } from './storedModelsStore.ts';

export interface StoredModelsProps {
  readonly files: ModelFiles;
  /** What the catalogue calls a build; undefined where it does not know it. */
  readonly nameOf: (buildId: string) => string | undefined;
  readonly onChange: () => void;
}

export default function StoredModelsPanel({ files, nameOf, onChange }: StoredModelsProps) {
  const [store] = useState(() => createStoredModelsStore(files, onChange));
  const { models, use } = useStore(store);
  useEffect(() => {
    void store.refresh();
    // A job that nobody sees any more goes on from where it was when it is started again.
    return () => store.stop();
  }, [store]);
  return (
    <>
      <p>{words.intro}</p>
      {models === null && <p className="small">{words.reading}</p>}
      {models?.length === 0 && <p>{words.none}</p>}
      {models !== null && models.length > 0 && (
        <ul className="stored-models">
          {models.map((model) => (
            <StoredModelItem
              key={model.record.weightsUrl}
              model={model}
              name={nameOf(model.record.buildId) ?? model.record.buildId}
              store={store}
            />
          ))}
        </ul>
      )}
      {use !== null && <Use use={use} store={store} />}
    </>
  );
}

function described(used: number | null, quota: number | null): string {
  if (used === null) return words.useUnknown;
  return quota === null
    ? words.useAlone(formatBytes(used))
    : words.use(formatBytes(used), formatBytes(quota));
}

function Use({ use, store }: { readonly use: StorageUse; readonly store: StoredModelsStore }) {
  const { used, quota, persistence } = use;
  return (
    <>
      <p className="small">
        {described(used, quota)} {words.persistence[persistence]}
      </p>
      {persistence === 'refused' && (
        <button type="button" onClick={() => void store.askPersistence()}>
          {words.askPersistence}
        </button>
      )}
    </>
  );
}
