/** What the build writes into the service worker; see model-build/page/serviceWorkerPlugin.ts. */

export interface PageFile {
  /** Relative to the page; '' is the page itself. */
  readonly url: string;
  /** Of the file's bytes; null where the name has a hash of them already. */
  readonly revision: string | null;
  readonly bytes: number;
}

declare const __PAGE_FILES__: readonly PageFile[];
declare const __PAGE_POLICY__: string;

export const PAGE_FILES = __PAGE_FILES__;
export const PAGE_POLICY = __PAGE_POLICY__;
