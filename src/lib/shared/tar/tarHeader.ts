import { FIELDS, headerSum, MAX_FILE_BYTES, TAR_BLOCK } from './format.ts';
import { utf8Encode } from './utf8.ts';

/**
 * The header of a regular file, which every tar reads: no owner, no clock (1 January 1970), readable by all, so that the
 * same content gives the same bytes.
 *
 * @param path with forward slashes
 * @throws RangeError for a path or a size that the form has no room for
 */
export function tarHeader(path: string, bytes: number): Uint8Array<ArrayBuffer> {
  const [prefix, name] = splitPath(path);
  if (bytes > MAX_FILE_BYTES)
    throw new RangeError(`${path} has ${bytes} bytes; tar files hold up to ${MAX_FILE_BYTES}`);
  const header = new Uint8Array(TAR_BLOCK);
  const put = (field: keyof typeof FIELDS, text: string): void =>
    header.set(utf8Encode(text), FIELDS[field][0]);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  put('name', name);
  put('mode', octal(0o644, 7));
  put('owner', octal(0, 7));
  put('group', octal(0, 7));
  put('size', octal(bytes, 11));
  put('time', octal(0, 11));
  put('type', '0');
  put('magic', 'ustar\u000000');
  put('prefix', prefix);
  put('checksum', `${headerSum(header).toString(8).padStart(6, '0')}\0 `);
  return header;
}

const byteLength = (text: string): number => utf8Encode(text).length;

/** What does not fit into the name goes before it, cut at a slash. */
function splitPath(path: string): [prefix: string, name: string] {
  const [nameRoom, prefixRoom] = [FIELDS.name[1], FIELDS.prefix[1]];
  if (byteLength(path) <= nameRoom) return ['', path];
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (byteLength(prefix) <= prefixRoom && byteLength(name) <= nameRoom) return [prefix, name];
  }
  throw new RangeError(`${path} is too long for a tar file`);
}
