import type { Catalogue } from '../../src/lib/shared/catalogue.ts';

/** The hub sends a request for a large file on to hosts of its own under this name. */
const HUB = 'https://huggingface.co';
const HUB_FILES = 'https://*.hf.co';

/**
 * The hosts that a page must be let through to for the weights of its models.
 *
 * @param more others that visitors may choose, as origins
 */
export function weightsOrigins(catalogue: Catalogue, more: readonly string[] = []): string[] {
  const places = catalogue.models.flatMap((row) => row.builds.map(({ weights }) => weights));
  const own = places.flatMap((weights) =>
    weights !== null && /^https?:\/\//i.test(weights) ? [new URL(weights).origin] : [],
  );
  const origins = [...own, ...more].flatMap((origin) => (origin === HUB ? [HUB, HUB_FILES] : [origin]));
  return [...new Set(origins)];
}
