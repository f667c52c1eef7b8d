import { promisifyRequest } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

/**
 * An idb-keyval store whose writes are on disk when they resolve. Chrome's default durability reports success when the
 * operating system has the bytes, and a power cut then loses them; idb-keyval's own createStore cannot ask for more.
 */
export function createDurableStore(databaseName: string, storeName: string): UseStore {
  let opening: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    if (opening !== undefined) return opening;
    const request = indexedDB.open(databaseName);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    opening = promisifyRequest(request);
    opening.then(
      (database) => {
        // Browsers close connections of their own accord (storage cleared, Safari in the background).
        database.onclose = () => (opening = undefined);
        // Another tab wants to change the schema or delete the database: it waits for ever if this one stays open.
        database.onversionchange = () => {
          database.close();
          opening = undefined;
        };
      },
      () => (opening = undefined),
    );
    return opening;
  }

  return async (mode, callback) => {
    const database = await open();
    const transaction = database.transaction(storeName, mode, { durability: 'strict' });
    return callback(transaction.objectStore(storeName));
  };
}
