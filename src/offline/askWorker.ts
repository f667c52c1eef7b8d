import type { ShieldReplies, ShieldRequest } from './protocol.ts';

/** A service worker that is stopped has to be started first; one that does not answer by then is broken. */
const PATIENCE_MS = 10_000;

/** Asks the service worker. Rejects where it does not answer within ten seconds. */
export function askWorker<K extends ShieldRequest['kind']>(
  worker: ServiceWorker,
  kind: K,
): Promise<ShieldReplies[K]> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const end = (): void => {
      clearTimeout(timer);
      port1.close();
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`The service worker did not answer to ${kind}.`));
    }, PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<ShieldReplies[K]>) => {
      end();
      resolve(data);
    };
    worker.postMessage({ kind }, [port2]);
  });
}
