/** Where a request is answered from. */
export type Way =
  /** What was stored when this version of the page was installed. */
  | 'storage'
  /** The host, and where it does not answer what is stored: another model may have been added since. */
  | 'network-first'
  /** The host alone. Model files: the page keeps those itself, checked. */
  | 'network';

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
}

/**
 * @param scope address of the page, ends in a slash
 * @param isStored whether the page's list of files has this address, which is without a query
 */
export function wayOf({ url, method, mode }: Asked, scope: string, isStored: (url: string) => boolean): Way {
  const plain = plainUrl(url, scope);
  if (method !== 'GET' || !plain.startsWith(scope)) return 'network';
  const path = plain.slice(scope.length);
  // The libraries go with the catalogue, which has their hashes.
  if (path === 'catalogue.json' || path.startsWith('libs/')) return 'network-first';
  // The page's address may ask for a model; other files that take a query are not ours.
  return isStored(plain) && (mode === 'navigate' || plain === url) ? 'storage' : 'network';
}

/** Without query and fragment; the page itself is the folder that it lies in. */
export function plainUrl(url: string, scope: string): string {
  const plain = url.replace(/[?#].*$/s, '');
  return plain === `${scope}index.html` ? scope : plain;
}
