/**
 * A random id of 128 bits in hex. Not crypto.randomUUID: browsers offer that only in secure contexts, and a page served
 * over plain http in a local network should still say why it cannot run rather than fail here.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
