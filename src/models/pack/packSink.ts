/** Where an export goes, file by file. */
export interface PackSink {
  /** @param path with forward slashes, in the pack */
  readonly file: (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** When all is written. */
  readonly close: () => Promise<void>;
  /** What was written is not a whole pack: as far as the browser allows, nothing of it stays. */
  readonly abort: () => Promise<void>;
}
