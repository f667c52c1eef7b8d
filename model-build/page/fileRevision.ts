import { createHash } from 'node:crypto';

/** What the service worker's list says of a file's content: another revision is fetched anew. */
export function fileRevision(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
