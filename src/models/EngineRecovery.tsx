import { useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../ui/strings/index.ts';
import type { EvictedModels } from './evictedModels.ts';
import type { ModelsStore } from './modelsStore.ts';
import { shorterContext } from './shorterContext.ts';

export interface EngineRecoveryProps {
  readonly models: ModelsStore;
  readonly evicted: EvictedModels;
  /** Of the model that is or was loaded last, in tokens; null before one was. */
  readonly lastContext: () => number | null;
  /** Loads what is chosen, with a context of this many tokens. */
  readonly loadShorter: (tokens: number) => void;
  /** Takes the GPU from the other tab, then loads. */
  readonly takeOver: () => Promise<void>;
  /** Whether the browser can tell that another tab has the GPU. */
  readonly tellsTabs: boolean;
}

/** Ways on after a failure of the engine, and what is not as usual about a model that is loaded. */
export function EngineRecovery(props: EngineRecoveryProps) {
  const { load, selection } = useStore(props.models);
  const gone = useStore(props.evicted, (state) => state.gone);
  const [waiting, setWaiting] = useState(false);
  const words = strings.models.gpu;
  const own = selection?.row.contextWindowSize ?? 0;
  const last = props.lastContext() ?? own;

  if (load.kind === 'failed' && load.error.code === 'gpu-elsewhere') {
    return (
      <button
        type="button"
        disabled={waiting}
        onClick={() => {
          setWaiting(true);
          const done = (): void => setWaiting(false);
          // Where the browser refuses, what is on screen stays true, and this button can be pressed again.
          props.takeOver().then(done, done);
        }}
      >
        {waiting ? words.waiting : words.takeOver}
      </button>
    );
  }
  if (load.kind === 'failed') {
    const tokens = shorterContext(load.error.code, last);
    if (tokens === null) return null;
    return (
      <button type="button" onClick={() => props.loadShorter(tokens)}>
        {words.shorter(tokens)}
      </button>
    );
  }
  return (
    <>
      {load.kind === 'ready' && last < load.row.contextWindowSize && (
        <p className="small">{words.isShorter(last, load.row.contextWindowSize)}</p>
      )}
      {gone && load.kind === 'none' && selection !== null && (
        <p className="note" role="note">
          {words.gone(selection.row.name)}
        </p>
      )}
      {!props.tellsTabs && <p className="small">{words.cannotTell}</p>}
    </>
  );
}
