/** What a build reads from: a folder of this machine or a repository of the Hub at one commit. */
import type { RandomAccess } from '../gguf/randomAccess.ts';

export interface SourceFile {
  readonly bytes: number;
  /** Where the source itself states it; null otherwise. */
  readonly sha256: string | null;
}

export interface FetchProgress {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
}

export interface SourceFolder {
  /** For messages and manifests: `hf:owner/name`, or the last part of a path. */
  readonly name: string;
  /** The commit, 40 hex digits; null for a folder of this machine. */
  readonly revision: string | null;
  /** As the source states it. */
  readonly license: string | null;
  /** By path below the folder, with forward slashes. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /**
   * Brings what `open` needs to this machine, several files at a time: all that it does not read by ranges. Those that
   * are there cost nothing. @throws ModelBuildError `not-found`
   */
  fetch(names: readonly string[], progress?: FetchProgress): Promise<void>;
  /** Where a file lies on this machine; fetches it first. @throws ModelBuildError `not-found` */
  path(name: string, progress?: FetchProgress): Promise<string>;
  /** Opens a file for reads at any position; the caller closes it. A large one need not be on this machine as a whole. */
  open(name: string, signal?: AbortSignal): Promise<RandomAccess>;
}
