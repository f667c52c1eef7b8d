import { filesMissingError } from '../../../engine/fileErrors.ts';
import { toHex } from '../../../lib/shared/toHex.ts';
import { TENSOR_CACHE } from '../../storage/modelJson.ts';
import type { ModelStorage } from '../../storage/modelStorage.ts';
import { fetchManifest } from './fetchManifest.ts';
import { requestFile } from './requestFile.ts';

/**
 * Whether the host still has the version that is stored: by its manifest, or where it has none by its list of weights.
 *
 * @throws EngineError where the host cannot be reached
 */
export async function compareWithHost(
  weightsUrl: string,
  storage: ModelStorage,
  signal: AbortSignal,
): Promise<'same' | 'changed' | 'unknown'> {
  const record = await storage.record(weightsUrl);
  if (record === null) throw filesMissingError([weightsUrl]);
  const manifest = await fetchManifest(weightsUrl, signal);
  if (manifest !== null || record.manifestSha256 !== null) {
    return manifest?.sha256 === record.manifestSha256 ? 'same' : 'changed';
  }
  const list = record.files.find(({ name }) => name === TENSOR_CACHE);
  const stored = list === undefined ? null : await storage.look(list);
  const known = stored?.sha256 ?? null;
  if (list === undefined || known === null) return 'unknown';
  const response = await requestFile({ url: list.url, name: list.name, from: 0, etag: null, signal });
  const sha256 = toHex(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return sha256 === known ? 'same' : 'changed';
}
