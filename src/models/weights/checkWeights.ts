import { z } from 'zod';
import type { ModelBuild } from '../../lib/shared/catalogue.ts';
import { weightsUrl } from '../loadOptions.ts';

export type WeightsCheck =
  | { readonly kind: 'found' }
  | { readonly kind: 'unreachable'; readonly cause: string }
  | { readonly kind: 'missing'; readonly status: number }
  | { readonly kind: 'not-model'; readonly cause: string }
  | { readonly kind: 'quantization'; readonly found: string };

const config = z.looseObject({ quantization: z.string() });

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
    const { quantization } = config.parse(await response.json());
    return quantization === build.quantization
      ? { kind: 'found' }
      : { kind: 'quantization', found: quantization };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'not-model', cause: String(error) };
  }
}
