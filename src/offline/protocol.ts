/**
 * The whole protocol between the page and its service worker. The page asks through a MessageChannel of its own for each
 * request and gets exactly one reply; notes come to every page that the service worker controls, at any time.
 */

export type ShieldRequest =
  /** Take charge of the pages that are open: a page that was reloaded past its service worker has none. */
  | { readonly kind: 'claim' }
  /** To the new version that waits: take over, unless another tab would have its code swapped. */
  | { readonly kind: 'take-over' }
  /** What of the page is stored. */
  | { readonly kind: 'stored' }
  /** Refuse the network, for at most REHEARSAL_MS; asked again it goes on longer. */
  | { readonly kind: 'refuse-network' }
  | { readonly kind: 'allow-network' };

export interface StoredPage {
  readonly files: number;
  /** By path, those that are not in storage. */
  readonly missing: readonly string[];
  readonly bytes: number;
}

export interface ShieldReplies {
  readonly claim: null;
  readonly 'take-over': { readonly otherTabs: number };
  readonly stored: StoredPage;
  readonly 'refuse-network': null;
  readonly 'allow-network': null;
}

/** One request to a host, as it is made; what is answered from storage is none. */
export interface RequestNote {
  readonly kind: 'request';
  readonly url: string;
  /** It was refused, because of a rehearsal. */
  readonly refused: boolean;
}

/**
 * A rehearsal that nobody goes on with ends by itself, in milliseconds: a tab that was closed meanwhile must not leave
 * the page without a network.
 */
export const REHEARSAL_MS = 30_000;
