/** The form of tar files that packs are written in and read from: ustar (POSIX.1-1988). */

/** A tar file is made of these. */
export const TAR_BLOCK = 512;
/** Two empty blocks end a file. */
export const TAR_END_BLOCKS = 2;

/** Where a header has each of its fields: first byte, and how many. */
export const FIELDS = {
  name: [0, 100],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  time: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
  prefix: [345, 155],
} as const satisfies Record<string, readonly [start: number, length: number]>;

/** Eleven octal digits: 8 GiB less one byte. */
export const MAX_FILE_BYTES = 0o77777777777;

/** The bytes of a header added up, with the checksum's own place counted as eight spaces. */
export function headerSum(header: Uint8Array): number {
  const [start, length] = FIELDS.checksum;
  return header.reduce((sum, byte, at) => sum + (at >= start && at < start + length ? 0x20 : byte), 0);
}

/** What follows a file's content up to the next header. */
export function paddingOf(bytes: number): number {
  return (TAR_BLOCK - (bytes % TAR_BLOCK)) % TAR_BLOCK;
}
