/** A tar file is made of these. */
export const TAR_BLOCK = 512;
/** Eleven octal digits: 8 GiB less one byte. */
const MAX_BYTES = 0o77777777777;

/**
 * The header of a regular file in ustar's form (POSIX.1-1988), which every tar reads: no owner, no clock (1 January
 * 1970), readable by all, so that the same content gives the same bytes.
 *
 * @param path with forward slashes
 * @throws RangeError for a path or a size that the form has no room for
 */
export function tarHeader(path: string, bytes: number): Uint8Array {
  const [prefix, name] = splitPath(path);
  if (bytes > MAX_BYTES)
    throw new RangeError(`${path} has ${bytes} bytes; tar files hold up to ${MAX_BYTES}`);
  const header = Buffer.alloc(TAR_BLOCK);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(bytes, 11), 124);
  header.write(octal(0, 11), 136);
  // The checksum counts its own place as eight spaces.
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Up to 100 bytes of name; what does not fit goes before it, cut at a slash, up to 155 bytes. */
function splitPath(path: string): [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= 100) return ['', path];
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(name) <= 100) return [prefix, name];
  }
  throw new RangeError(`${path} is too long for a tar file`);
}
