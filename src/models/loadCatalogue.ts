import { catalogueSchema } from '../lib/shared/catalogue.ts';
import type { Catalogue } from '../lib/shared/catalogue.ts';
import { z } from '../lib/shared/schema.ts';

/** Fetches and checks catalogue.json beside the page, once. Throws, naming the field, where it is not a catalogue. */
export async function loadCatalogue(pageUrl: string = document.baseURI): Promise<Catalogue> {
  const url = new URL('catalogue.json', pageUrl);
  // Revalidated each time: a new build may have moved a library, and its hash must match.
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  const parsed = catalogueSchema.safeParse(await response.json());
  if (!parsed.success) throw new Error(`${url.pathname} is not valid: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
