import { FIELDS, headerSum } from './format.ts';
import { utf8Decode } from './utf8.ts';

export type TarHeader =
  /** An empty block: two of them end the file. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'file' | 'folder'; readonly path: string; readonly bytes: number }
  /** Says something of the next file (`next`, as pax or GNU tar write it) or of all (`all`); its content is text. */
  | { readonly kind: 'pax' | 'long-name' | 'pax-all'; readonly bytes: number }
  /** A link, a device, ...: `type` is the header's own letter. */
  | { readonly kind: 'other'; readonly path: string; readonly type: string }
  | { readonly kind: 'invalid'; readonly why: 'checksum' | 'size' | 'path' | 'magic' };

/** Reads one block as a header. Nothing of it is trusted: the checksum is held, numbers and paths are looked at. */
export function readTarHeader(block: Uint8Array): TarHeader {
  if (block.every((byte) => byte === 0)) return { kind: 'empty' };
  const part = (field: keyof typeof FIELDS): Uint8Array => {
    const [start, length] = FIELDS[field];
    return block.subarray(start, start + length);
  };
  if (readOctal(part('checksum')) !== headerSum(block)) return { kind: 'invalid', why: 'checksum' };
  const magic = readText(part('magic'));
  // GNU tar ends it with spaces.
  if (magic === null || !magic.startsWith('ustar')) return { kind: 'invalid', why: 'magic' };
  const bytes = readOctal(part('size'));
  if (bytes === null) return { kind: 'invalid', why: 'size' };
  const name = readText(part('name'));
  const prefix = readText(part('prefix'));
  if (name === null || prefix === null || name === '') return { kind: 'invalid', why: 'path' };
  // GNU's own form keeps times where ustar has the prefix.
  const path = prefix === '' || magic.startsWith('ustar ') ? name : `${prefix}/${name}`;
  const type = String.fromCharCode(part('type')[0] ?? 0);
  switch (type) {
    case '0':
    case '\0':
      return path.endsWith('/') ? { kind: 'folder', path, bytes } : { kind: 'file', path, bytes };
    case '5':
      return { kind: 'folder', path, bytes };
    case 'x':
      return { kind: 'pax', bytes };
    case 'g':
      return { kind: 'pax-all', bytes };
    case 'L':
      return { kind: 'long-name', bytes };
    default:
      return { kind: 'other', path, type };
  }
}

/** Octal digits, ended by NUL or a space. @returns null for anything else, GNU's binary sizes too (above 8 GiB) */
function readOctal(field: Uint8Array): number | null {
  const text = String.fromCharCode(...field)
    .replace(/[\0 ]+$/, '')
    .replace(/^ +/, '');
  return /^[0-7]{1,12}$/.test(text) ? parseInt(text, 8) : null;
}

/** Up to the first NUL. */
function readText(field: Uint8Array): string | null {
  const end = field.indexOf(0);
  return utf8Decode(end < 0 ? field : field.subarray(0, end));
}
