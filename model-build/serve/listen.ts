import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  /** Ends open connections too. */
  readonly close: () => Promise<void>;
}

/**
 * Has a server listen.
 *
 * @param port 0 takes a free one
 * @param host not "localhost": WebLLM caches nothing from there
 * @throws Node's own error where the port cannot be had (code EADDRINUSE, EACCES)
 */
export async function listen(server: Server, port = 0, host = '127.0.0.1'): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
