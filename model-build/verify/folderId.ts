import path from 'node:path';
import { modelPlace } from '../catalogue/modelLibraries.ts';

/** The name under which a model folder is served: its own, or that of <name>/resolve/main as hosts lay it out. */
export function folderId(folder: string): string {
  // Addresses and catalogue ids hold these characters only.
  const id = path
    .basename(modelPlace(folder))
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return id === '' ? 'model' : id;
}
