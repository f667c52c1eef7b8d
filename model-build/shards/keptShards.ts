import path from 'node:path';
import { z } from 'zod';
import { ModelBuildError } from '../errors.ts';
import { hashFile } from '../verify/hashFile.ts';
import type { PartialFolder } from './partialFolder.ts';
import type { PlannedShard } from './planShards.ts';
import type { FileDigest } from './shardWriter.ts';

const planEntry = z.object({ plan: z.string() });
const shardEntry = z.object({ path: z.string(), bytes: z.number(), md5: z.string(), sha256: z.string() });

export interface KeepOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of earlier shards that were read again so far, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** What became of an earlier run's work, one line. */
  readonly say?: ((line: string) => void) | undefined;
}

/**
 * Finds the shards that earlier runs of the same plan finished, and removes whatever else they left. A shard counts where
 * the journal has its hash, written after the shard itself was synced, and its bytes still have that hash.
 *
 * The journal's records here: `{"plan":"…"}`, once a run, and a FileDigest for each shard of that plan.
 *
 * @param plan equal only where the shards' bytes would be
 * @returns by dataPath
 */
export async function keptShards(
  folder: PartialFolder,
  plan: string,
  shards: readonly PlannedShard[],
  { signal, onProgress, say }: KeepOptions,
): Promise<Map<string, FileDigest>> {
  const { samePlan, finished } = readRecords(folder.journal, plan);
  const kept = new Map<string, FileDigest>();
  const candidates = shards.flatMap(({ dataPath, nbytes }) => {
    const digest = samePlan ? finished.get(dataPath) : undefined;
    return digest?.bytes === nbytes ? [digest] : [];
  });
  const total = candidates.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const digest of candidates) {
    const onBytes = (count: number): void => onProgress?.((done += count), total);
    const found = await hashFile(path.join(folder.directory, digest.path), signal, onBytes).catch(unreadable);
    if (found?.sha256 === digest.sha256 && found.md5 === digest.md5) kept.set(digest.path, digest);
  }
  await folder.keepOnly(new Set(kept.keys()));
  await folder.record({ plan });
  if (finished.size > 0) {
    say?.(
      samePlan
        ? `${folder.place}: ${kept.size} of ${shards.length} shards are whole; the build goes on after them.`
        : `${folder.place}: an earlier run left ${finished.size} shards of other inputs, options or code; the build starts over.`,
    );
  }
  return kept;
}

function readRecords(
  journal: readonly unknown[],
  plan: string,
): { readonly samePlan: boolean; readonly finished: ReadonlyMap<string, FileDigest> } {
  let current: string | undefined;
  const finished = new Map<string, FileDigest>();
  for (const entry of journal) {
    const begins = planEntry.safeParse(entry);
    if (begins.success) {
      if (begins.data.plan !== current) finished.clear();
      current = begins.data.plan;
    }
    const shard = shardEntry.safeParse(entry);
    if (shard.success) finished.set(shard.data.path, shard.data);
  }
  return { samePlan: current === plan, finished };
}

/** A shard that cannot be read is made again. */
function unreadable(cause: unknown): null {
  if (cause instanceof ModelBuildError) throw cause;
  return null;
}
