import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { openRandomAccess } from '../gguf/randomAccess.ts';
import { downloadBlob } from './downloadBlob.ts';
import type { HubEnvironment } from './hubEnvironment.ts';
import { listRepository, type ListedFile, type Listing } from './listRepository.ts';
import { missingFile } from './localFolder.ts';
import { rangeAccess } from './rangeAccess.ts';
import { RepositoryCache } from './repositoryCache.ts';
import type { Connection } from './request.ts';
import type { FetchProgress, SourceFolder } from './sourceFolder.ts';

export interface HubFolderOptions extends FetchProgress {
  readonly environment: HubEnvironment;
  /** False: `open` reads large files by ranges, so that they never lie on the disk, and `fetch` leaves them. Default: true. */
  readonly keep?: boolean;
  /** What one such read asks for at least; default: 8 MiB. Less suits a reader of headers. */
  readonly blockBytes?: number;
  /** What a person should know, one line each. */
  readonly say?: (line: string) => void;
  /** How requests are made, for tests. */
  readonly connection?: Pick<Connection, 'idleMs' | 'pause'>;
}

/** Files that come at once; more only shares the line between them. */
const PARALLEL = 4;
/** Smaller files are downloaded even where others are not kept: configurations and tokenizers, which are read whole. */
const RANGED_FROM_BYTES = 33_554_432;
/** For the file system's own needs. */
const SPARE_BYTES = 16_777_216;

/** A repository of the Hub, pinned to the commit that its revision stands for now. */
export async function hubFolder(
  repo: string,
  revision: string,
  options: HubFolderOptions,
): Promise<SourceFolder> {
  const { environment } = options;
  const connection: Connection = { ...environment, ...options.connection, signal: options.signal };
  const cache = new RepositoryCache(environment.cache, repo);
  const name = `hf:${repo}`;
  const listing = await listOrRecall(connection, cache, repo, revision, options);
  const { commit, files } = listing;
  const listed = (wanted: string): ListedFile => {
    const file = files.get(wanted);
    if (file !== undefined) return file;
    throw missingFile(`${name}@${commit}`, wanted);
  };
  const url = (file: ListedFile): URL => {
    const below = file.path.split('/').map(encodeURIComponent).join('/');
    return new URL(`${environment.endpoint}/${repo}/resolve/${commit}/${below}`);
  };
  const what = (file: ListedFile): string => `${name}@${commit.slice(0, 12)}/${file.path}`;

  const isRanged = ({ bytes }: ListedFile): boolean => options.keep === false && bytes >= RANGED_FROM_BYTES;

  const bring = async (wanted: readonly ListedFile[], progress: FetchProgress = options): Promise<void> => {
    const missing: ListedFile[] = [];
    for (const file of new Set(wanted)) if (!(await cache.has(commit, file))) missing.push(file);
    const [first] = missing;
    if (first === undefined) return;
    const total = missing.reduce((sum, file) => sum + file.bytes, 0);
    let done = 0;
    const failure = new AbortController();
    const signals = [progress.signal, options.signal].filter((signal) => signal !== undefined);
    const own = { ...connection, signal: AbortSignal.any([failure.signal, ...signals]) };
    await refuseFullDisk(path.dirname(await cache.blob(first)), missing, cache);
    const queue = missing.values();
    const work = async (): Promise<void> => {
      for (const file of queue) {
        const blob = await cache.blob(file);
        const onBytes = (count: number): void => {
          done += count;
          progress.onProgress?.(done, total);
        };
        // The same content may have come with another commit.
        if (await cache.holds(file)) onBytes(file.bytes);
        else await downloadBlob(own, url(file), file, blob, what(file), onBytes);
        await cache.link(commit, file);
      }
    };
    let failed: unknown = null;
    await Promise.allSettled(
      Array.from({ length: Math.min(PARALLEL, missing.length) }, () =>
        work().catch((cause: unknown) => {
          // The others stop, and only then the first failure is told: what they have is kept for the next run.
          failed ??= cause;
          failure.abort();
        }),
      ),
    );
    if (failed !== null) throw failed as Error;
  };

  const place = async (wanted: string, progress?: FetchProgress): Promise<string> => {
    await bring([listed(wanted)], progress);
    return cache.pointer(commit, wanted);
  };
  return {
    name,
    revision: commit,
    license: listing.license,
    files,
    fetch: (names, progress) =>
      bring(
        names.map(listed).filter((file) => !isRanged(file)),
        progress,
      ),
    path: place,
    open: async (wanted, signal = options.signal) => {
      const file = listed(wanted);
      if (isRanged(file) && !(await cache.has(commit, file))) {
        return rangeAccess({ ...connection, signal }, url(file), file, what(file), options.blockBytes);
      }
      return openRandomAccess(await place(wanted, { ...options, signal }));
    },
  };
}

/** Asks the Hub; where it cannot be reached, or must not be, what is in the cache stands for the repository. */
async function listOrRecall(
  connection: Connection,
  cache: RepositoryCache,
  repo: string,
  revision: string,
  { environment, say }: HubFolderOptions,
): Promise<Listing> {
  let cause: unknown = new ModelBuildError({
    code: 'not-found',
    file: `hf:${repo}@${revision}`,
    message: 'HF_HUB_OFFLINE is set, and the cache does not hold this.',
    remedy: 'Unset HF_HUB_OFFLINE, or put the model into the cache.',
  });
  if (!environment.offline) {
    try {
      const listing = await listRepository(connection, repo, revision);
      await cache.remember(revision, listing.commit);
      return listing;
    } catch (error) {
      // What the Hub refuses is refused; only its silence is made up for.
      if (!(error instanceof ModelBuildError) || error.code !== 'download-failed') throw error;
      cause = error;
    }
  }
  const commit = await cache.recall(revision);
  const found = commit === null ? new Map<string, number>() : await cache.snapshot(commit);
  if (commit === null || found.size === 0) throw cause as Error;
  if (!environment.offline)
    say?.(`The Hub cannot be reached: hf:${repo} is taken from the cache (commit ${commit}).`);
  const files = [...found].map(([name, bytes]): [string, ListedFile] => [
    name,
    { path: name, bytes, sha256: null, gitOid: '' },
  ]);
  return { commit, license: null, files: new Map(files) };
}

async function refuseFullDisk(
  folder: string,
  missing: readonly ListedFile[],
  cache: RepositoryCache,
): Promise<void> {
  const partial = await Promise.all(missing.map(async (file) => cache.partialBytes(file)));
  const needed = missing.reduce((sum, file, i) => sum + file.bytes - (partial[i] ?? 0), SPARE_BYTES);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= needed) return;
  const [wanted, free] = [needed, bavail * bsize].map((bytes) => Math.ceil(bytes / 1e6));
  throw new ModelBuildError({
    code: 'disk-full',
    file: folder,
    message: `The download needs ${wanted ?? 0} MB, and ${free ?? 0} MB are free on its disk.`,
    remedy:
      'Free some space, put the cache on another disk (HF_HUB_CACHE), or read without keeping (--no-keep).',
  });
}
