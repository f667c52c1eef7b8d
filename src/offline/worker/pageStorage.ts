import { setCacheNameDetails } from 'workbox-core';
import { PrecacheController } from 'workbox-precaching';
import type { StoredPage } from '../protocol.ts';
import type { PageFile } from './built.ts';

/**
 * The files of this version of the page, kept when it is installed. Files that the version before had too are not fetched
 * again; all of them are there, or the version is not installed.
 *
 * @param scope address of the page, ends in a slash
 */
export function createPageStorage(files: readonly PageFile[], scope: string) {
  setCacheNameDetails({ prefix: 'chatdoctor' });
  const precache = new PrecacheController({ fallbackToNetwork: false });
  const absolute = (file: PageFile): string => scope + file.url;
  precache.addToCacheList(files.map((file) => ({ url: absolute(file), revision: file.revision })));
  const keyOf = (url: string): string | undefined => precache.getCacheKeyForURL(url);

  return {
    has: (url: string): boolean => keyOf(url) !== undefined,
    match: (url: string): Promise<Response | undefined> => precache.matchPrecache(url),
    install: (event: ExtendableEvent): Promise<unknown> => precache.install(event),
    cleanUp: (event: ExtendableEvent): Promise<unknown> => precache.activate(event),

    async state(): Promise<StoredPage> {
      const cache = await caches.open(precache.strategy.cacheName);
      const kept = new Set((await cache.keys()).map(({ url }) => url));
      const missing = files.filter((file) => !kept.has(keyOf(absolute(file)) ?? ''));
      return {
        files: files.length,
        missing: missing.map(({ url }) => (url === '' ? './' : url)),
        bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    },
  };
}
