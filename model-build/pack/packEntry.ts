/** One file of a pack: where it goes, and its content or the file that holds it. */
export interface PackEntry {
  /** With forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: { readonly file: string } | { readonly text: string };
}

export interface PackProgress {
  readonly signal?: AbortSignal | undefined;
  /** Bytes written so far; the caller knows how many there are. */
  readonly onBytes?: ((count: number) => void) | undefined;
}
