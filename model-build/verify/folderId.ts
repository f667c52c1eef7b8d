import path from 'node:path';

/** The name under which a model folder is served: its own, or that of <name>/resolve/main as hosts lay it out. */
export function folderId(folder: string): string {
  const resolved = path.resolve(folder);
  const hosted = /^(.*)[\\/]resolve[\\/]main$/.exec(resolved)?.[1];
  // Addresses and catalogue ids hold these characters only.
  const id = path
    .basename(hosted ?? resolved)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return id === '' ? 'model' : id;
}
