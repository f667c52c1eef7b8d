import { useState } from 'react';
import { openModelFiles } from '../../models/download/modelFiles.ts';
import StoredModels from '../../models/stored/StoredModelsPanel.tsx';
import type { PanelProps } from '../panels.ts';

export default function StoredModelsPanel({ app: { guarded, models, recovery } }: PanelProps) {
  const [files] = useState(() => recovery.evicted.watch(openModelFiles(guarded)));
  const nameOf = (buildId: string): string | undefined =>
    models.getState().catalogue?.models.find(({ builds }) => builds.some(({ id }) => id === buildId))?.name;
  return <StoredModels files={files} nameOf={nameOf} onChange={() => void models.refresh()} />;
}
