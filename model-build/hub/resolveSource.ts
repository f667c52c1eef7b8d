import { hubEnvironment } from './hubEnvironment.ts';
import { hubFolder, type HubFolderOptions } from './hubFolder.ts';
import { localFolder } from './localFolder.ts';
import { parseSource } from './parseSource.ts';
import type { SourceFolder } from './sourceFolder.ts';

export type ResolveOptions = Omit<HubFolderOptions, 'environment'> & {
  /** Default: that of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** `blockBytes` for headers: they take some 100 kB, and the usual 8 MiB would be mostly weights. */
export const HEADER_BLOCK_BYTES = 262_144;

/**
 * Opens what a person named: `hf:owner/name[@revision]`, a folder, or a file. Only descriptions are fetched yet.
 *
 * @throws ModelBuildError `usage`, `not-found`, `access-denied`, `download-failed`
 */
export async function resolveSource(text: string, options: ResolveOptions = {}): Promise<SourceFolder> {
  const source = parseSource(text);
  if (source.kind === 'local') return localFolder(source.path);
  const { env = process.env, ...rest } = options;
  return hubFolder(source.repo, source.revision, { ...rest, environment: hubEnvironment(env) });
}
