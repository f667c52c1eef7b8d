import type { SourceFolder } from '../hub/sourceFolder.ts';
import { WorkerPool } from '../parallel/workerPool.ts';
import { fileError } from '../shards/fileError.ts';
import type { SourceRecord } from '../shards/manifest.ts';

export interface InputFolder {
  /** Before the names in the manifest: `base/` or `adapter/`; files of both may be called the same. */
  readonly prefix: string;
  readonly folder: SourceFolder;
  readonly files: readonly string[];
}

type HashAnswer = { readonly sha256: string } | { readonly cause: unknown };

/**
 * Sizes and SHA-256 of the files that a model is made of, in a thread of its own. A hash that the source states itself is
 * taken from it: what was downloaded has been held to it.
 */
export async function hashInputs(
  folders: readonly InputFolder[],
  signal?: AbortSignal,
): Promise<SourceRecord['inputs']> {
  let pool: WorkerPool<string, HashAnswer> | undefined;
  const close = (): void => void pool?.close();
  try {
    signal?.addEventListener('abort', close);
    const inputs: SourceRecord['inputs'] = [];
    for (const { prefix, folder, files } of folders) {
      for (const name of files) {
        const stated = folder.files.get(name);
        let sha256 = stated?.sha256 ?? null;
        if (sha256 === null) {
          const file = await folder.path(name);
          pool ??= new WorkerPool('hashWorker.ts', 1);
          const answer = await pool.run(file);
          if ('cause' in answer) throw fileError(answer.cause, file);
          ({ sha256 } = answer);
        }
        inputs.push({ name: `${prefix}${name}`, bytes: stated?.bytes ?? 0, sha256 });
      }
    }
    return inputs;
  } finally {
    signal?.removeEventListener('abort', close);
    await pool?.close();
  }
}
