import { catalogueSchema } from '../lib/shared/catalogue.ts';
import type { Catalogue } from '../lib/shared/catalogue.ts';
import { z } from '../lib/shared/schema.ts';

/**
 * Fetches and checks catalogue.json beside the page, once. Throws, naming the field, where it is not a catalogue.
 *
 * @param anew from the host; else the page's service worker answers, where there is one, without asking anybody
 */
export async function loadCatalogue(anew: boolean, pageUrl: string = document.baseURI): Promise<Catalogue> {
  const url = new URL('catalogue.json', pageUrl);
  // Never from the HTTP cache alone: a new build may have moved a library, and its hash must match.
  const response = await fetch(url, { cache: anew ? 'reload' : 'no-cache' });
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  const parsed = catalogueSchema.safeParse(await response.json());
  if (!parsed.success) throw new Error(`${url.pathname} is not valid: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
