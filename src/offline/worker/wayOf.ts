/** Where a request is answered from. */
export type Way =
  /** What was stored when this version of the page was installed. Nobody is asked. */
  | 'storage'
  /** The host, and where it does not answer what is stored: the page asked for what is newest. */
  | 'network-first'
  /** The host alone. Model files: the page keeps those itself, checked. */
  | 'network';

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
  readonly cache: string;
}

/**
 * @param scope address of the page, ends in a slash
 * @param isStored whether the page's list of files has this address, which is without a query
 */
export function wayOf(
  { url, method, mode, cache }: Asked,
  scope: string,
  isStored: (url: string) => boolean,
): Way {
  const plain = plainUrl(url, scope);
  if (method !== 'GET' || !plain.startsWith(scope)) return 'network';
  const path = plain.slice(scope.length);
  // What may be newer than this version of the page: the list of models, and the libraries, whose hashes the list has. In
  // these modes a browser passes its own cache by, too.
  const anew = cache === 'reload' || cache === 'no-store';
  const listed = path === 'catalogue.json' || path.startsWith('libs/');
  if (listed && (anew || !isStored(plain))) return 'network-first';
  // The page's address may ask for a model; other files that take a query are not ours.
  return isStored(plain) && (mode === 'navigate' || plain === url) ? 'storage' : 'network';
}

/** Without query and fragment; the page itself is the folder that it lies in. */
export function plainUrl(url: string, scope: string): string {
  const plain = url.replace(/[?#].*$/s, '');
  return plain === `${scope}index.html` ? scope : plain;
}
