import { promisifyRequest } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import { withPatience } from '../lib/withPatience.ts';

/**
 * How long the browser gets. It queues an opening behind a deletion that another tab holds up, and a transaction behind
 * one of another tab, without a word and for as long as it takes.
 */
const OPEN_MS = 5000;
const TRANSACTION_MS = 10_000;

/**
 * An idb-keyval store whose writes are on disk when they resolve. Chrome's default durability reports success when the
 * operating system has the bytes, and a power cut then loses them; idb-keyval's own createStore cannot ask for more.
 * Rejects with NoAnswer where the browser does not answer.
 *
 * @param onClose the browser closed the database of its own accord: somebody cleared what this site keeps
 */
export function createDurableStore(
  databaseName: string,
  storeName: string,
  onClose: () => void = () => undefined,
): UseStore {
  let opening: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    if (opening !== undefined) return opening;
    const request = indexedDB.open(databaseName);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    opening = promisifyRequest(request);
    opening.then(
      (database) => {
        // Browsers close connections of their own accord (storage cleared, Safari in the background).
        database.onclose = () => {
          opening = undefined;
          onClose();
        };
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
    const database = await withPatience(open(), OPEN_MS);
    const transaction = database.transaction(storeName, mode, { durability: 'strict' });
    const work = Promise.resolve(callback(transaction.objectStore(storeName)));
    // Ended, so that it does not come after what is tried again meanwhile.
    return withPatience(work, TRANSACTION_MS, () => abort(transaction));
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended just now.
  }
}
