import type { ModelAddress } from '../download/protocol.ts';
import type { ModelRecord } from '../storage/modelRecord.ts';

/** Where a stored model came from; null for one that was imported, which no host has. */
export function addressOfRecord({ buildId, weightsUrl, files }: ModelRecord): ModelAddress | null {
  const library = files.find(({ shelf }) => shelf === 'library');
  // Names below .invalid exist nowhere (RFC 2606).
  if (library === undefined || new URL(weightsUrl).hostname.endsWith('.invalid')) return null;
  return {
    buildId,
    weightsUrl,
    libraryUrl: library.url,
    librarySha256: library.sha256,
    manifestSha256: null,
  };
}
