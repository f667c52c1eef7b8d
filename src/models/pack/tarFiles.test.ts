/** Archives as this project writes them, as other programs do, and as nobody should. */
import { describe, expect, it } from 'vitest';
import { FIELDS, headerSum, paddingOf, TAR_BLOCK } from '../../lib/shared/tar/format.ts';
import { tarHeader } from '../../lib/shared/tar/tarHeader.ts';
import { PackError } from './packError.ts';
import { tarFiles } from './tarFiles.ts';

type Part = Uint8Array<ArrayBuffer>;
const END: Part = new Uint8Array(2 * TAR_BLOCK);
const bytesOf = (text: string): Part => new TextEncoder().encode(text);

/** A header with some of its bytes changed, and its checksum made right again. */
function header(
  path: string,
  bytes: number,
  change: Partial<Record<keyof typeof FIELDS, string>> = {},
): Part {
  const block = tarHeader(path, bytes);
  for (const [field, text] of Object.entries(change)) {
    const [start, length] = FIELDS[field as keyof typeof FIELDS];
    block.fill(0, start, start + length);
    block.set(bytesOf(text).subarray(0, length), start);
  }
  if (change.checksum === undefined)
    block.set(bytesOf(`${headerSum(block).toString(8).padStart(6, '0')}\0 `), FIELDS.checksum[0]);
  return block;
}

function file(path: string, text: string, change: Parameters<typeof header>[2] = {}): Part[] {
  const content = bytesOf(text);
  return [header(path, content.length, change), content, new Uint8Array(paddingOf(content.length))];
}

const archive = (...parts: Part[]): Blob => new Blob(parts);
const record = (text: string): string => {
  const length = text.length + 2;
  const digits = String(length).length;
  return `${String(length + digits + (String(length + digits).length - digits))} ${text}\n`;
};

async function read(blob: Blob): Promise<[string, string][]> {
  const files = await tarFiles(blob);
  return Promise.all(
    files.map(async ({ path, blob: content }): Promise<[string, string]> => [path, await content.text()]),
  );
}

describe('tarFiles', () => {
  it('reads what tarHeader writes, long paths too', async () => {
    const long = `${'a'.repeat(90)}/${'b'.repeat(90)}`;
    const blob = archive(
      ...file('x/one.txt', 'one'),
      ...file(long, ''),
      ...file('x/zwei-ü.txt', 'z'.repeat(600)),
      END,
    );
    expect(await read(blob)).toEqual([
      ['x/one.txt', 'one'],
      [long, ''],
      ['x/zwei-ü.txt', 'z'.repeat(600)],
    ]);
  });

  it.each<[string, Part[], [string, string][]]>([
    ['folders', [header('x/', 0, { type: '5' }), ...file('x/a', 'a')], [['x/a', 'a']]],
    ['paths from here', file('./x/a', 'a'), [['x/a', 'a']]],
    ['old files', file('a', 'a', { type: '\0' }), [['a', 'a']]],
    ['GNU tar’s form', file('a', 'a', { magic: 'ustar  \0', prefix: '1234567' }), [['a', 'a']]],
    [
      'GNU tar’s long names',
      [...file('././@LongLink', 'x/long\0', { type: 'L' }), ...file('x/lo', 'a')],
      [['x/long', 'a']],
    ],
    [
      'pax paths',
      [...file('pax', record('path=x/pax'), { type: 'x' }), ...file('short', 'a')],
      [['x/pax', 'a']],
    ],
    ['pax times', [...file('pax', record('mtime=1.5'), { type: 'x' }), ...file('a', 'a')], [['a', 'a']]],
    [
      'a global pax header',
      [...file('pax', record('comment=x'), { type: 'g' }), ...file('a', 'a')],
      [['a', 'a']],
    ],
  ])('reads %s', async (_, parts, found) => {
    expect(await read(archive(...parts, END))).toEqual(found);
  });

  it('reads an archive without an end', async () => {
    expect(await read(archive(...file('a', 'a')))).toEqual([['a', 'a']]);
  });

  it.each<[string, Part[], RegExp]>([
    ['nothing', [], /ends too early/],
    ['no archive', [bytesOf('x'.repeat(2000))], /not a \.tar archive/],
    ['a path out of the archive', file('../evil', 'a'), /leads out of it/],
    ['a path out of a folder', file('x/../../evil', 'a'), /leads out of it/],
    ['an absolute path', file('/etc/passwd', 'a'), /leads out of it/],
    ['a drive', file('C:/evil', 'a'), /leads out of it/],
    ['a backslash', file('x\\..\\evil', 'a'), /leads out of it/],
    ['an empty segment', file('x//a', 'a'), /leads out of it/],
    [
      'a path out of the archive in a pax header',
      [...file('pax', record('path=../evil'), { type: 'x' }), ...file('a', 'a')],
      /leads out of it/,
    ],
    [
      'a path out of the archive in a long name',
      [...file('l', '../evil\0', { type: 'L' }), ...file('a', 'a')],
      /leads out of it/,
    ],
    ['a name that stands twice', [...file('a', 'a'), ...file('a', 'b')], /twice/],
    ['a name that stands twice in another form', [...file('a', 'a'), ...file('./a', 'b')], /twice/],
    ['a link', [header('a', 0, { type: '2' })], /no file: “a” \(type 2\)/],
    ['a hard link', [header('a', 0, { type: '1' })], /no file/],
    ['a device', [header('a', 0, { type: '3' })], /no file/],
    ['a size beyond the end', [header('a', 100_000), bytesOf('short')], /ends too early/],
    ['a size that is no number', file('a', 'a', { size: 'xyz' }), /damaged|not a \.tar/],
    [
      'a size in binary',
      [...file('a', 'a'), ...file('b', 'b', { size: '\x7f1234567890' })],
      /damaged at byte 1024 \(size\)/,
    ],
    [
      'a negative size',
      [...file('a', 'a'), ...file('b', 'b', { size: '-1' })],
      /damaged at byte 1024 \(size\)/,
    ],
    [
      'a size in a pax header',
      [...file('p', record('size=9'), { type: 'x' }), ...file('a', 'a')],
      /\(size\)/,
    ],
    ['a pax header that lies', [...file('p', '99 path=x\n', { type: 'x' }), ...file('a', 'a')], /\(path\)/],
    [
      'a pax header without a number',
      [...file('p', 'path=x\n', { type: 'x' }), ...file('a', 'a')],
      /\(path\)/,
    ],
    [
      'a pax header that goes in circles',
      [...file('p', '0 path=x\n', { type: 'x' }), ...file('a', 'a')],
      /\(path\)/,
    ],
    ['a huge pax header', [...file('p', 'x'.repeat(70_000), { type: 'x' })], /damaged/],
    [
      'a wrong checksum',
      [...file('a', 'a'), ...file('b', 'b', { checksum: '000001\0 ' })],
      /damaged at byte 1024 \(checksum\)/,
    ],
    [
      'another magic',
      [...file('a', 'a'), ...file('b', 'b', { magic: 'custar' })],
      /damaged at byte 1024 \(magic\)/,
    ],
    ['no name', [...file('a', 'a'), ...file('b', 'b', { name: '' })], /\(path\)/],
    ['garbage after a file', [...file('a', 'a'), bytesOf('x'.repeat(600))], /damaged/],
    ['half a header', [...file('a', 'a'), new Uint8Array(100)], /ends too early/],
  ])('refuses %s', async (_, parts, message) => {
    await expect(tarFiles(archive(...parts))).rejects.toThrow(message);
  });

  it('gives each error a way out', async () => {
    const error: unknown = await tarFiles(archive(...file('../evil', 'a'))).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(PackError);
    expect((error as PackError).remedy).not.toBe('');
  });

  it('stops where it is told to', async () => {
    const blob = archive(...file('a', 'a'), END);
    await expect(tarFiles(blob, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
