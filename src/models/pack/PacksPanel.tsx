/** Import and export of models. Loaded when it is first opened. */
import './packs.css';
import { useState } from 'react';
import type { ModelsStore } from '../modelsStore.ts';
import { ExportSection } from './ExportSection.tsx';
import { ImportSection } from './ImportSection.tsx';

export default function PacksPanel({
  models,
  onDone,
}: {
  readonly models: ModelsStore;
  readonly onDone: () => void;
}) {
  const [version, setVersion] = useState(0);
  return (
    <>
      <ImportSection models={models} onDone={onDone} onStored={() => setVersion((count) => count + 1)} />
      <ExportSection models={models} version={version} />
    </>
  );
}
