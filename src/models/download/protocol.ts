/**
 * The whole protocol between the page and the downloader's worker. A worker does one job: the page starts it with a
 * request, hears of its progress, and gets exactly one `downloaded`, `verified`, `compared` or
 * `failed`. `stop` ends it early, with
 * `failed`/cancelled; what has arrived is kept, and the same request later goes on from there.
 */
import type { EngineErrorData } from '../../engine/errors.ts';

export interface ModelAddress {
  /** Catalogue build id. */
  readonly buildId: string;
  /** Absolute; ends in /resolve/main/. */
  readonly weightsUrl: string;
  /** Absolute. */
  readonly libraryUrl: string;
  /** SHA-256 of the library in hex; null where none is known. */
  readonly librarySha256: string | null;
  /** SHA-256 of manifest.json in hex, where the catalogue knows it: it then wins over what was pinned on first use. */
  readonly manifestSha256: string | null;
}

export type DownloadRequest =
  /** Stores what is missing or damaged of a model. Where nothing is, no request goes out. */
  | {
      readonly kind: 'download';
      readonly model: ModelAddress;
      /** The person has agreed to another version than the one that was pinned. */
      readonly acceptChange: boolean;
    }
  /** Reads every stored byte of a model and holds it against the list; what does not fit is marked damaged. */
  | { readonly kind: 'verify'; readonly weightsUrl: string }
  /** Asks the host whether it still has the version that is stored. */
  | { readonly kind: 'compare'; readonly weightsUrl: string }
  | { readonly kind: 'stop' };

export type DownloadProgress =
  /** Finding out what is stored and what is to be fetched. */
  | { readonly phase: 'plan' }
  /** Another tab downloads the same model; this one goes on when it is done. */
  | { readonly phase: 'wait' }
  | {
      readonly phase: 'fetch';
      /** Of all files, what was stored before included. */
      readonly loadedBytes: number;
      readonly totalBytes: number;
      /** Over the last seconds; null until there is enough to tell. */
      readonly bytesPerSecond: number | null;
      readonly secondsLeft: number | null;
      /** Files that had to begin again because the host sends no parts of files. */
      readonly withoutRanges: number;
      /** The connection failed; a new try comes by itself. */
      readonly retrying: boolean;
    }
  | { readonly phase: 'verify'; readonly loadedBytes: number; readonly totalBytes: number };

export interface DownloadResult {
  readonly manifestSha256: string | null;
  readonly totalBytes: number;
  /** Over the network, in this job. */
  readonly fetchedBytes: number;
}

export type DownloadEvent =
  | { readonly kind: 'downloading'; readonly progress: DownloadProgress }
  | { readonly kind: 'downloaded'; readonly result: DownloadResult }
  /** Names of damaged or missing files; empty where all is well. */
  | { readonly kind: 'verified'; readonly damaged: readonly string[] }
  /** `unknown`: the host could not be asked, or says nothing to compare by. */
  | { readonly kind: 'compared'; readonly host: 'same' | 'changed' | 'unknown' }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };
