/** A pack into the browser's storage: everything is checked, and its row comes last. */
import type { Catalogue } from '../../lib/shared/catalogue.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import { weightsUrl } from '../loadOptions.ts';
import { fileOf, filesOfManifest, libraryFile, withShards } from '../storage/fileList.ts';
import { withLock } from '../storage/locks.ts';
import type { Locks } from '../storage/locks.ts';
import { CHAT_CONFIG, MANIFEST, readManifest, readTensorCache, TENSOR_CACHE } from '../storage/modelJson.ts';
import type { ModelFile, ModelStorage } from '../storage/modelStorage.ts';
import { chooseLibrary } from './chooseLibrary.ts';
import type { ChosenLibrary, PageLibraries } from './chooseLibrary.ts';
import type { FoundModel } from './findModel.ts';
import { importedRow } from './importedRow.ts';
import { importedWeights, isImported } from './importedAddress.ts';
import type { ImportedModel } from './importedModels.ts';
import { readConfig, readRow, readSource, readTensorBytes } from './packDescription.ts';
import type { ManifestSource } from './packDescription.ts';
import { PackError } from './packError.ts';
import type { PackFile } from './packFile.ts';
import { checkSize, readPackFile } from './readPackFile.ts';
import { withImported } from './withImported.ts';

export type ImportProgress =
  /** Another import runs; this one begins when that is done. */
  | { readonly phase: 'wait' }
  | { readonly phase: 'list' }
  | { readonly phase: 'library' }
  /** Bytes of all files. */
  | { readonly phase: 'files'; readonly file: string; readonly done: number; readonly total: number };

export interface ImportPorts {
  readonly storage: ModelStorage;
  readonly page: PageLibraries;
  /** Null where the browser has none. */
  readonly locks: Locks | null;
  /** What was imported in another tab since it was read may be missing. */
  readonly catalogue: Catalogue;
  readonly listImported: () => Promise<readonly ImportedModel[]>;
  readonly putRow: (imported: ImportedModel) => Promise<void>;
  /** Rejects where the browser has less room than this many bytes more. */
  readonly checkRoom: (bytes: number) => Promise<void>;
}

export interface ImportHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

export interface Imported {
  readonly imported: ImportedModel;
  /** Its library came with the pack. */
  readonly ownLibrary: boolean;
  readonly bytes: number;
}

/** Held by the one import that runs, in whichever tab. */
const LOCK = 'chatdoctor-web.import';

/** Where the files are as long as the model has no name here. */
const NOWHERE = importedWeights('');

/** A file that is to be stored, and what it must be. */
interface Task {
  readonly file: ModelFile;
  readonly source: PackFile | ArrayBuffer;
}

/**
 * Stores a model. Whatever fails or is cancelled leaves nothing of it: its row is written last, and a model without a
 * row is no model.
 *
 * @throws PackError, EngineError `storage-full` or `model-invalid`, or what the signal was aborted with
 */
export async function importModel(
  found: FoundModel,
  ports: ImportPorts,
  hooks: ImportHooks,
): Promise<Imported> {
  const { signal, onProgress } = hooks;
  const onWait = (): void => onProgress({ phase: 'wait' });
  // A model without a row is either a leftover or an import that still runs: only one at a time can tell them apart. It
  // also keeps two from choosing the same name.
  return withLock(ports.locks, LOCK, { signal, onWait }, async () =>
    importAlone(found, ports, hooks, await ports.listImported()),
  );
}

async function importAlone(
  found: FoundModel,
  ports: ImportPorts,
  hooks: ImportHooks,
  before: readonly ImportedModel[],
): Promise<Imported> {
  const { storage } = ports;
  hooks.onProgress({ phase: 'list' });
  await removeLeftovers(storage, before);
  const listed = await listFiles(found);
  const described = readConfig(...(await readListed(found, listed.files, CHAT_CONFIG)));
  const tensors = await readListed(found, listed.files, TENSOR_CACHE);
  const files = withShards(NOWHERE, listed.files, readTensorCache(tensors[1]), true);
  for (const name of described.tokenizerFiles) sourceOf(found, name);
  const row = found.row === null ? null : readRow(...(await readSummed(found, found.row)));
  refuseTwin(before, listed.manifestSha256);
  hooks.signal.throwIfAborted();

  hooks.onProgress({ phase: 'library' });
  const library = await chooseLibrary(found, described, ports.page);
  const total = files.reduce((sum, { bytes }) => sum + (bytes ?? 0), library.bytes.byteLength);
  const imported = importedRow({
    folder: found.name,
    described,
    source: listed.source,
    row,
    library: library.row,
    manifestSha256: listed.manifestSha256,
    tensorBytes: readTensorBytes(...tensors),
    bytes: total,
    catalogue: withImported(ports.catalogue, before),
  });
  await ports.checkRoom(total);
  await store(imported, tasksOf(found, imported, files, library), ports, hooks, total);
  try {
    await ports.putRow(imported);
  } catch (cause) {
    await storage.removeModel(placeOf(imported));
    throw new PackError(words.problem.rowNotKept, cause);
  }
  return { imported, ownLibrary: library.isStranger, bytes: total };
}

const placeOf = ({ model }: ImportedModel): string =>
  weightsUrl(importedWeights(model.builds[0]?.id ?? ''), NOWHERE);

interface ListedFiles {
  /** Each file of the model, with size and hash. */
  readonly files: readonly ModelFile[];
  readonly source: ManifestSource;
  readonly manifestSha256: string | null;
}

/** What the model's files must be, from manifest.json, else from SHA256SUMS; where both speak they must agree. */
async function listFiles(found: FoundModel): Promise<ListedFiles> {
  const manifest = found.files.get(MANIFEST);
  if (manifest === undefined) {
    const files = [...found.files].flatMap(([name, file]): ModelFile[] => {
      const sha256 = found.sumOf(file);
      return sha256 === null ? [] : [fileOf(NOWHERE, name, { bytes: file.blob.size, sha256 })];
    });
    if (!files.some(({ name }) => name === CHAT_CONFIG)) throw new PackError(words.problem.noManifest);
    return { files, source: undefined, manifestSha256: null };
  }
  const { bytes, sha256 } = await readPackFile(manifest, { bytes: null, sha256: found.sumOf(manifest) });
  const files = filesOfManifest(NOWHERE, readManifest(bytes), { bytes: bytes.byteLength, sha256 });
  for (const file of files) {
    const there = sourceOf(found, file.name);
    const sum = found.sumOf(there);
    if (sum !== null && sum !== file.sha256) throw new PackError(words.problem.disagree(there.path));
    if (sum === null && found.hasSums) throw new PackError(words.problem.notSummed(there.path));
    // Before anything is stored: a pack that was copied in part is found at once.
    checkSize(there, file);
  }
  return { files, source: readSource(manifest.path, bytes), manifestSha256: sha256 };
}

function sourceOf(found: FoundModel, name: string): PackFile {
  const file = found.files.get(name);
  if (file === undefined) throw new PackError(words.problem.missing(name));
  return file;
}

async function readListed(
  found: FoundModel,
  files: readonly ModelFile[],
  name: string,
): Promise<[path: string, bytes: ArrayBuffer]> {
  const file = files.find((listed) => listed.name === name);
  const source = sourceOf(found, name);
  if (file === undefined) throw new PackError(words.problem.missing(name));
  return [source.path, (await readPackFile(source, file)).bytes];
}

async function readSummed(found: FoundModel, file: PackFile): Promise<[path: string, bytes: ArrayBuffer]> {
  return [file.path, (await readPackFile(file, { bytes: null, sha256: found.sumOf(file) })).bytes];
}

function refuseTwin(imported: readonly ImportedModel[], manifestSha256: string | null): void {
  const twin = imported.find((other) => manifestSha256 !== null && other.manifestSha256 === manifestSha256);
  if (twin !== undefined) throw new PackError(words.problem.here(twin.model.name));
}

/** Imports that ended with the page: without a row they are nothing but bytes. */
async function removeLeftovers(storage: ModelStorage, imported: readonly ImportedModel[]): Promise<void> {
  const kept = new Set(imported.map(placeOf));
  for (const { weightsUrl: place } of await storage.list()) {
    if (isImported(place) && !kept.has(place)) await storage.removeModel(place);
  }
}

function tasksOf(
  found: FoundModel,
  imported: ImportedModel,
  files: readonly ModelFile[],
  { bytes, row }: ChosenLibrary,
): Task[] {
  const place = placeOf(imported);
  const library = libraryFile(imported.model.builds[0]?.library ?? '', row.sha256);
  return [
    ...files.map(({ name, ...known }) => ({
      file: fileOf(place, name, pick(known)),
      source: sourceOf(found, name),
    })),
    { file: { ...library, bytes: bytes.byteLength }, source: bytes },
  ];
}

const pick = ({ bytes, sha256, md5 }: Omit<ModelFile, 'name'>) => ({ bytes, sha256, md5 });

async function store(
  imported: ImportedModel,
  tasks: readonly Task[],
  { storage }: ImportPorts,
  { signal, onProgress }: ImportHooks,
  total: number,
): Promise<void> {
  const place = placeOf(imported);
  let done = 0;
  try {
    await storage.putRecord({
      format: 1,
      buildId: imported.model.builds[0]?.id ?? '',
      weightsUrl: place,
      manifestSha256: imported.manifestSha256,
      files: tasks.map(({ file }) => file),
      damaged: [],
    });
    for (const { file, source } of tasks) {
      signal.throwIfAborted();
      onProgress({ phase: 'files', file: file.name, done, total });
      const bytes = source instanceof ArrayBuffer ? source : (await readPackFile(source, file)).bytes;
      await storage.put(file, bytes, { bytes: bytes.byteLength, sha256: file.sha256, md5: file.md5 });
      done += bytes.byteLength;
    }
    onProgress({ phase: 'files', file: '', done, total });
  } catch (error) {
    await storage.removeModel(place).catch(() => undefined);
    throw error;
  }
}
