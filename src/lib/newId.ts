import { toHex } from './shared/toHex.ts';

/**
 * A random id of 128 bits in hex. Not crypto.randomUUID: browsers offer that only in secure contexts, and a page served
 * over plain http in a local network should still say why it cannot run rather than fail here.
 */
export function newId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}
