/**
 * Where imported models stand in the browser's storage. web-llm looks files up by absolute address; this host exists
 * nowhere (RFC 2606), so that no request for it can ever leave the machine or be answered by a stranger.
 */
const IMPORTED = 'https://imported.invalid/';

/** The folder of an imported build, as the catalogue's `weights`. */
export function importedWeights(buildId: string): string {
  return `${IMPORTED}${buildId}`;
}

/** By content: two models with the same library share it. */
export function importedLibrary(sha256: string): string {
  return `${IMPORTED}libs/${sha256}.wasm`;
}

export function isImported(address: string | null): boolean {
  return address?.startsWith(IMPORTED) === true;
}
