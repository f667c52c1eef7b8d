/** A file of a pack, wherever the pack is: a folder, an archive, or what was dropped on the page. */
export interface PackFile {
  /** With forward slashes, relative to what was chosen; no segment is empty, `.` or `..`. */
  readonly path: string;
  /** Read when it is needed; nothing of it is in memory before. */
  readonly blob: Blob;
}

/**
 * A path as it may be used, or null for one that leads elsewhere than it says: out of the folder, to a drive, or to
 * another place on another system.
 */
export function safePath(path: string): string | null {
  const trimmed = path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const segments = trimmed.split('/');
  const bad = (segment: string): boolean =>
    // Names of more than 255 bytes are on no disk; a name with a colon is a drive or a stream on Windows.
    segment === '' ||
    segment === '.' ||
    segment === '..' ||
    segment.length > 255 ||
    /[\\:\p{Cc}]/u.test(segment);
  return trimmed.length > 1024 || segments.some(bad) ? null : trimmed;
}
