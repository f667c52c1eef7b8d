/** Stores what is missing of a model: the plan, and the order of things. */
import {
  fileOf,
  filesOfManifest,
  filesWithoutManifest,
  libraryFile,
  withShards,
} from '../../storage/fileList.ts';
import { isWhole } from '../../storage/isWhole.ts';
import { readManifest, readTensorCache, TENSOR_CACHE } from '../../storage/modelJson.ts';
import type { ModelFile, ModelRecord } from '../../storage/modelRecord.ts';
import type { ModelStorage } from '../../storage/modelStorage.ts';
import { readWhole } from '../../storage/readWhole.ts';
import type { DownloadProgress, DownloadRequest, DownloadResult } from '../protocol.ts';
import { checkRoom, explainFull } from './checkRoom.ts';
import { changedError, listRefusedError } from './downloadErrors.ts';
import { downloadFile } from './downloadFile.ts';
import type { DownloadTools } from './downloadFile.ts';
import { downloadShared } from './downloadShared.ts';
import { fetchManifest } from './fetchManifest.ts';
import { inParallel } from './inParallel.ts';
import { createProgressMeter } from './progressMeter.ts';

/** Browsers open about six connections to a host; the page keeps some for itself. */
const PARALLEL_DOWNLOADS = 4;

type Order = DownloadRequest & { kind: 'download' };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** A stored copy that says nothing of itself (web-llm's own) counts as missing where a hash is known. */
async function isStored(storage: ModelStorage, file: ModelFile): Promise<boolean> {
  const stored = await storage.look(file);
  return stored !== null && isWhole(file, stored);
}

async function missingFiles(storage: ModelStorage, files: readonly ModelFile[]): Promise<ModelFile[]> {
  const stored = await Promise.all(files.map((file) => isStored(storage, file)));
  return files.filter((_, index) => stored[index] !== true);
}

/** The record with the library that the page wants now: a new version of the page may bring another one. */
function withLibrary(record: ModelRecord, library: ModelFile): ModelRecord {
  const rest = record.files.filter(({ shelf }) => shelf !== 'library');
  return { ...record, files: [...rest, library] };
}

/** Makes what a check found damaged into what is missing. */
async function setDamagedAside(storage: ModelStorage, record: ModelRecord): Promise<ModelRecord> {
  for (const file of record.files) {
    if (record.damaged.includes(file.url)) await storage.remove(file);
  }
  return { ...record, damaged: [] };
}

/** Fetches what is missing of these files; progress counts all of the model's. */
async function fetchMissing(
  { storage, meter, signal }: DownloadTools,
  all: readonly ModelFile[],
  files: readonly ModelFile[],
): Promise<void> {
  const looks = await Promise.all(all.map((file) => storage.look(file)));
  const sizes = all.map((file, index) => file.bytes ?? looks[index]?.bytes ?? 0);
  const stored = all.map((file, index) => {
    const look = looks[index] ?? null;
    return look !== null && isWhole(file, look) ? (sizes[index] ?? 0) : 0;
  });
  meter.begin(sum(stored), sum(sizes));
  const missing = await missingFiles(storage, files);
  await checkRoom(missing, PARALLEL_DOWNLOADS);
  try {
    await inParallel(missing, PARALLEL_DOWNLOADS, signal, (file, either) =>
      // Models of one shape have the same library; all else lies in the model's own folder.
      (file.shelf === 'library' ? downloadShared : downloadFile)(file, { storage, meter, signal: either }),
    );
  } catch (error) {
    throw await explainFull(error, await missingFiles(storage, files), PARALLEL_DOWNLOADS);
  }
}

/**
 * Stores every file of a model that is not stored whole. Where all are, no request goes out.
 *
 * @throws EngineError `download-failed`, `not-found`, `integrity`, `model-changed`, `model-invalid`, `storage-full`,
 *   `cancelled`; what has arrived is kept
 */
export async function ensureModel(
  { model, acceptChange }: Order,
  storage: ModelStorage,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<DownloadResult> {
  onProgress({ phase: 'plan' });
  const meter = createProgressMeter(onProgress);
  const tools: DownloadTools = { storage, meter, signal };
  const library = libraryFile(model.libraryUrl, model.librarySha256);
  const found = await storage.record(model.weightsUrl);
  const last = found === null ? null : withLibrary(found, library);

  // A stored model needs no network, and tells no host that it is used. Nor does a new library ask the weights' host.
  const wanted = model.manifestSha256;
  if (last?.damaged.length === 0 && !acceptChange && (wanted === null || wanted === last.manifestSha256)) {
    const missing = await missingFiles(storage, last.files);
    if (missing.every(({ shelf }) => shelf === 'library')) {
      if (missing.length > 0) await fetchMissing(tools, last.files, missing);
      return finish(storage, found, last, meter.fetchedBytes);
    }
  }

  const listed = await listFiles(model, last, acceptChange, tools, library);
  const record = await setDamagedAside(storage, listed);
  if (record.manifestSha256 !== null) await storage.putRecord(record);
  const small = record.files.filter(({ name, shelf }) => shelf !== 'model' || name.endsWith('.json'));
  await fetchMissing(tools, record.files, small);

  const tensors = readTensorCache(await readWhole(storage, fileOf(model.weightsUrl, TENSOR_CACHE)));
  const files = withShards(model.weightsUrl, record.files, tensors, record.manifestSha256 !== null);
  const complete: ModelRecord = { ...record, files };
  await storage.putRecord(complete);
  await fetchMissing(tools, files, files);
  return finish(storage, found, complete, meter.fetchedBytes);
}

/** The list to go by: the host's, held against what was pinned. */
async function listFiles(
  { buildId, weightsUrl, manifestSha256: wanted }: Order['model'],
  last: ModelRecord | null,
  acceptChange: boolean,
  { storage, signal }: DownloadTools,
  library: ModelFile,
): Promise<ModelRecord> {
  const host = await fetchManifest(weightsUrl, signal);
  const sha256 = host?.sha256 ?? null;
  if (wanted !== null && sha256 !== wanted) {
    throw listRefusedError(`manifest.json: SHA-256 is ${sha256 ?? 'unknown'}, expected ${wanted}`);
  }
  const pinned = last?.manifestSha256 ?? null;
  if (wanted === null && last !== null && pinned !== sha256 && !acceptChange) {
    throw changedError(`manifest.json: SHA-256 is ${sha256 ?? 'unknown'}, pinned ${pinned ?? 'none'}`);
  }
  if (last !== null && pinned === sha256 && !acceptChange) return last;
  const record = {
    format: 1,
    buildId,
    weightsUrl,
    manifestSha256: sha256,
    damaged: last?.damaged ?? [],
  } as const;
  if (host !== null) {
    const itself = { bytes: host.bytes.byteLength, sha256: host.sha256 };
    const files = filesOfManifest(weightsUrl, readManifest(host.bytes), itself);
    return { ...record, damaged: [...record.damaged], files: [...files, library] };
  }
  const files = filesWithoutManifest(weightsUrl);
  // Without hashes nothing tells an old copy of these from the new one.
  if (last !== null) for (const file of files) await storage.remove(file);
  return { ...record, damaged: [...record.damaged], files: [...files, library] };
}

/** Fills in what is known only now. */
async function finish(
  storage: ModelStorage,
  found: ModelRecord | null,
  record: ModelRecord,
  fetchedBytes: number,
): Promise<DownloadResult> {
  const files = await Promise.all(
    record.files.map(async (file): Promise<ModelFile> => {
      const stored = await storage.look(file);
      const { bytes = null, sha256 = null } = stored ?? {};
      return { ...file, bytes: file.bytes ?? bytes, sha256: file.sha256 ?? sha256 };
    }),
  );
  const complete: ModelRecord = { ...record, files };
  if (JSON.stringify(complete) !== JSON.stringify(found)) await storage.putRecord(complete);
  const totalBytes = sum(files.map(({ bytes }) => bytes ?? 0));
  return { manifestSha256: record.manifestSha256, totalBytes, fetchedBytes };
}
