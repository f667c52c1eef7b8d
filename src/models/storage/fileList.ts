/** Which files a model consists of, from the lists that lie beside its weights. */
import { invalidModelError } from '../../engine/fileErrors.ts';
import { CHAT_CONFIG, MANIFEST, TENSOR_CACHE, TOKENIZER } from './modelJson.ts';
import type { Manifest, TensorCache } from './modelJson.ts';
import type { ModelFile } from './modelRecord.ts';

type Known = Pick<ModelFile, 'bytes' | 'sha256' | 'md5'>;
const NOTHING_KNOWN: Known = { bytes: null, sha256: null, md5: null };
const NEEDED = [CHAT_CONFIG, TENSOR_CACHE, TOKENIZER];

/** @param weightsUrl ends in a slash */
export function fileOf(weightsUrl: string, name: string, known: Partial<Known> = {}): ModelFile {
  const shelf = name === CHAT_CONFIG ? 'config' : 'model';
  return { name, url: new URL(name, weightsUrl).href, shelf, ...NOTHING_KNOWN, ...known };
}

export function libraryFile(url: string, sha256: string | null): ModelFile {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return { name, url, shelf: 'library', ...NOTHING_KNOWN, sha256 };
}

/**
 * All files that a manifest lists, and itself.
 *
 * @throws EngineError `model-invalid` where it lists a file twice, or lacks one that every model has
 */
export function filesOfManifest(
  weightsUrl: string,
  manifest: Manifest,
  itself: { readonly bytes: number; readonly sha256: string },
): ModelFile[] {
  const names = manifest.files.map(({ path }) => path);
  const twice = names.find((name, index) => name === MANIFEST || names.indexOf(name) !== index);
  const missing = NEEDED.find((name) => !names.includes(name));
  if (twice !== undefined) throw invalidModelError(`The model's ${MANIFEST} lists ${twice} twice.`);
  if (missing !== undefined) throw invalidModelError(`The model's ${MANIFEST} does not list ${missing}.`);
  return [
    fileOf(weightsUrl, MANIFEST, itself),
    ...manifest.files.map(({ path, bytes, sha256 }) => fileOf(weightsUrl, path, { bytes, sha256 })),
  ];
}

/** What to begin with where no manifest lies beside the weights, as in folders that MLC-LLM's converter made. */
export function filesWithoutManifest(weightsUrl: string): ModelFile[] {
  return NEEDED.map((name) => fileOf(weightsUrl, name));
}

/**
 * The list with the weights that tensor-cache.json names.
 *
 * @throws EngineError `model-invalid` where the two lists contradict each other
 */
export function withShards(
  weightsUrl: string,
  files: readonly ModelFile[],
  { records }: TensorCache,
  fromManifest: boolean,
): ModelFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { dataPath, nbytes, md5sum } of records) {
    const listed = byName.get(dataPath);
    if (listed === undefined && !fromManifest) {
      byName.set(dataPath, fileOf(weightsUrl, dataPath, { bytes: nbytes, md5: md5sum }));
    } else if (listed?.bytes !== nbytes) {
      const says = listed === undefined ? 'does not list it' : `says ${String(listed.bytes)} bytes`;
      throw invalidModelError(
        `The model's ${TENSOR_CACHE} names ${dataPath} with ${nbytes} bytes, and ${MANIFEST} ${says}.`,
      );
    }
  }
  return [...byName.values()];
}
