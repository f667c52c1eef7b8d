/** What has to be on this machine before the network goes. */
import type { StoredPage } from './protocol.ts';

export type ModelStored = 'whole' | 'part' | 'none';

export interface OfflineChecks {
  /** Null where the page is not under its service worker. */
  readonly page: StoredPage | null;
  /** Null where no model is chosen that runs here. */
  readonly model: { readonly name: string; readonly stored: ModelStored } | null;
  /** Null where the browser does not say. */
  readonly kept: boolean | null;
}

export interface CheckPorts {
  /** Rejects where there is no service worker, or none that answers. */
  readonly storedPage: () => Promise<StoredPage>;
  readonly model: () => Promise<OfflineChecks['model']>;
  readonly kept: () => Promise<boolean | null>;
}

/** Never rejects: what cannot be told is missing. */
export async function checkList({ storedPage, model, kept }: CheckPorts): Promise<OfflineChecks> {
  const [page, chosen, keeps] = await Promise.all([
    storedPage().catch(() => null),
    model().catch(() => null),
    kept().catch(() => null),
  ]);
  return { page, model: chosen, kept: keeps };
}
