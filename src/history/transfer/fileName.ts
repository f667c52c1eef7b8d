/** Characters: some file systems allow 255 bytes, and a title may be all of four bytes each. */
const MOST = 40;

/**
 * A name that every file system takes: letters and digits of the title, the date, an ending.
 *
 * @param extension without a dot
 */
export function fileName(title: string, now: number, extension: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = Array.from(words).slice(0, MOST).join('').replace(/^-|-$/g, '');
  const date = new Date(now).toISOString().slice(0, 10);
  return ['chatdoctor', ...(short === '' ? [] : [short]), date].join('-') + `.${extension}`;
}
