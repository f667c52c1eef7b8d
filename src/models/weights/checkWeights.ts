import type { ModelBuild } from '../../lib/shared/catalogue.ts';
import { chatConfigSchema, configuredModel } from '../../lib/shared/chatConfig.ts';
import { compiledFor } from '../../lib/shared/compiledFor.ts';
import { weightsUrl } from '../loadOptions.ts';
import { pageLibraries } from '../pack/pageLibraries.ts';

export type WeightsCheck =
  | { readonly kind: 'found' }
  | { readonly kind: 'unreachable'; readonly cause: string }
  | { readonly kind: 'missing'; readonly status: number }
  | { readonly kind: 'not-model'; readonly cause: string }
  | { readonly kind: 'quantization'; readonly found: string }
  /** Of another shape than the build's library was compiled for. */
  | { readonly kind: 'shape' };

/**
 * Asks a host for the description of a model folder, and nothing else of it.
 *
 * @param weights as in the catalogue
 * @throws whatever `signal` was aborted with
 */
export async function checkWeights(
  build: ModelBuild,
  weights: string,
  pageUrl: string,
  signal: AbortSignal,
): Promise<WeightsCheck> {
  let response: Response;
  try {
    const url = new URL('mlc-chat-config.json', weightsUrl(weights, pageUrl));
    response = await fetch(url, {
      signal,
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'unreachable', cause: String(error) };
  }
  if (!response.ok) return { kind: 'missing', status: response.status };
  try {
    const { geometry, quantization } = configuredModel(chatConfigSchema.parse(await response.json()));
    if (quantization !== build.quantization) return { kind: 'quantization', found: quantization };
    const libraries = await pageLibraries(pageUrl)
      .list()
      .catch(() => []);
    const library = libraries.find(({ sha256 }) => sha256 === build.librarySha256);
    // Without the list nobody knows; loading the model will say.
    const fits = library === undefined || compiledFor(library, geometry, quantization);
    return { kind: fits ? 'found' : 'shape' };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'not-model', cause: String(error) };
  }
}
