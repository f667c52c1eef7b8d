import { storageFullError } from '../../engine/fileErrors.ts';
import { CACHE_NAMES, IMPORTED_ROWS } from './cacheNames.ts';
import { restoreModelRecord } from './modelRecord.ts';
import type { FileKey, ModelFile, ModelRecord, ModelStorage } from './modelStorage.ts';
import { removePartial } from './partialFiles.ts';

/** Ours: the records, each under its model's weightsUrl. */
const RECORDS = 'chatdoctor/models';

/** Responses carry what is known of their bytes. */
const SHA256_HEADER = 'x-content-sha256';
const MD5_HEADER = 'x-content-md5';

const cacheOf = ({ shelf }: FileKey): Promise<Cache> => caches.open(CACHE_NAMES[shelf]);

async function putOrSayFull(cache: Cache, url: string, response: Response): Promise<void> {
  try {
    await cache.put(url, response);
  } catch (error) {
    throw error instanceof Error && error.name === 'QuotaExceededError'
      ? storageFullError({ cause: error.message })
      : error;
  }
}

async function readRecord(cache: Cache, key: RequestInfo): Promise<ModelRecord | null> {
  const stored = await cache.match(key);
  const json: unknown = await stored?.json().catch(() => null);
  return restoreModelRecord(json);
}

/** A model's files in the browser's Cache Storage, where web-llm finds them; its records in a cache beside. */
export function openModelStorage(): ModelStorage {
  const records = (): Promise<Cache> => caches.open(RECORDS);

  /** Removes those files that no record names any more. */
  async function removeUnnamed(files: readonly ModelFile[]): Promise<void> {
    const named = new Set((await storage.list()).flatMap((record) => record.files.map(({ url }) => url)));
    for (const file of files) {
      if (named.has(file.url)) continue;
      await storage.remove(file);
      await removePartial(file.url);
    }
  }

  const storage: ModelStorage = {
    async look(file) {
      const stored = await (await cacheOf(file)).match(file.url);
      if (stored === undefined) return null;
      const bytes = stored.headers.get('content-length');
      return {
        bytes: bytes === null ? null : Number(bytes),
        sha256: stored.headers.get(SHA256_HEADER),
        md5: stored.headers.get(MD5_HEADER),
      };
    },

    async read(file) {
      const stored = await (await cacheOf(file)).match(file.url);
      return stored === undefined ? null : (stored.body ?? new Blob().stream());
    },

    async put(file, bytes, proof) {
      const headers = new Headers({
        'content-type': file.shelf === 'library' ? 'application/wasm' : 'application/octet-stream',
        'content-length': String(bytes instanceof Blob ? bytes.size : bytes.byteLength),
      });
      if (proof.sha256 !== null) headers.set(SHA256_HEADER, proof.sha256);
      if (proof.md5 !== null) headers.set(MD5_HEADER, proof.md5);
      await putOrSayFull(await cacheOf(file), file.url, new Response(bytes, { headers }));
    },

    async remove(file) {
      await (await cacheOf(file)).delete(file.url);
    },

    async list() {
      const cache = await records();
      const all = await Promise.all((await cache.keys()).map((key) => readRecord(cache, key)));
      return all.filter((record) => record !== null);
    },

    async record(weightsUrl) {
      return readRecord(await records(), weightsUrl);
    },

    async putRecord(record) {
      const { weightsUrl } = record;
      const last = await storage.record(weightsUrl);
      await putOrSayFull(await records(), weightsUrl, Response.json(record));
      await removeUnnamed(last?.files ?? []);
    },

    async removeModel(weightsUrl) {
      // Of an imported model: it goes with its files.
      await (await caches.open(IMPORTED_ROWS)).delete(weightsUrl);
      const record = await storage.record(weightsUrl);
      if (record === null) return;
      // The files last: what is interrupted leaves files that a new download takes up, and no list of what is gone.
      await (await records()).delete(weightsUrl);
      await removeUnnamed(record.files);
    },
  };
  return storage;
}
