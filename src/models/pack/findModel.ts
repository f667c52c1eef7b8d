import { importing as words } from '../../ui/strings/importing.ts';
import { PackError } from './packError.ts';
import { safePath } from './packFile.ts';
import type { PackFile } from './packFile.ts';

const CONFIG = 'mlc-chat-config.json';
const SUMS = 'SHA256SUMS';
/** Of a list of hashes: a hundred bytes for each of ten thousand files. */
const MOST_SUMS_BYTES = 1_048_576;

/** The parts of a pack, as they were found. */
export interface FoundModel {
  /** As its folder is called. */
  readonly name: string;
  /** Of the model's own folder, by name. */
  readonly files: ReadonlyMap<string, PackFile>;
  /** Its row for a catalogue, where the pack has one. */
  readonly row: PackFile | null;
  /** Of the folder libs, by name; empty where the pack has none. */
  readonly libraries: ReadonlyMap<string, PackFile>;
  /** What SHA256SUMS says of a file of the pack; null where it does not say, or there is none. */
  readonly sumOf: (file: PackFile) => string | null;
  readonly hasSums: boolean;
}

/**
 * Finds the one model among the files of a pack, a model folder, or a folder that holds one of them.
 *
 * @throws PackError where there is none, or more than one
 */
export async function findModel(files: readonly PackFile[]): Promise<FoundModel> {
  if (files.length === 0) throw new PackError(words.problem.noFiles);
  const byPath = new Map<string, PackFile>();
  for (const file of files) {
    if (byPath.has(file.path)) throw new PackError(words.problem.twice(file.path));
    byPath.set(file.path, file);
  }
  const places = [...byPath.keys()].flatMap((path) => {
    const { folder, name } = split(path);
    return name === CONFIG ? [folder] : [];
  });
  const [place] = places;
  if (place === undefined) throw new PackError(words.problem.noModel);
  if (places.length > 1) throw new PackError(words.problem.several(places.slice(0, 5).join(', ')));

  const packed = /^(?<root>(?:.*\/)?)models\/(?<name>[^/]+)\/resolve\/[^/]+\/$/.exec(place)?.groups;
  const root = packed?.['root'] ?? place;
  const name = packed?.['name'] ?? /([^/]+)\/(?:resolve\/[^/]+\/)?$/.exec(place)?.[1] ?? 'model';
  const sumsFile = byPath.get(`${root}${SUMS}`) ?? byPath.get(`${place}${SUMS}`);
  const sums = sumsFile === undefined ? null : await readSums(sumsFile);
  return {
    name,
    files: within(byPath, place),
    row: packed === undefined ? null : (byPath.get(`${root}models/${name}.catalogue.json`) ?? null),
    libraries: packed === undefined ? new Map() : within(byPath, `${root}libs/`),
    sumOf: ({ path }) => sums?.get(path) ?? null,
    hasSums: sums !== null,
  };
}

/** @returns the folder with a slash at its end, or nothing for the top */
function split(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, at), name: path.slice(at) };
}

/** Hidden files are the system's: what macOS and Windows leave on sticks. */
function within(files: ReadonlyMap<string, PackFile>, place: string): ReadonlyMap<string, PackFile> {
  const found = [...files.values()].flatMap((file): [string, PackFile][] => {
    const { folder, name } = split(file.path);
    return folder === place && !name.startsWith('.') ? [[name, file]] : [];
  });
  return new Map(found);
}

/** By path of the pack. The form is sha256sum's: two spaces, or a space and a star, between hash and path. */
async function readSums(file: PackFile): Promise<ReadonlyMap<string, string>> {
  const { folder } = split(file.path);
  if (file.blob.size > MOST_SUMS_BYTES) throw new PackError(words.problem.badSums(0));
  const sums = new Map<string, string>();
  const lines = (await file.blob.text()).split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [, sum = '', listed = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    const path = sum === '' ? null : safePath(listed);
    if (path === null || sums.has(folder + path)) throw new PackError(words.problem.badSums(index + 1));
    sums.set(folder + path, sum);
  }
  return sums;
}
