/** A server on 127.0.0.1 for one test run: a page that runs one script, and folders under the paths that the test chooses. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface FolderServer {
  /** Without a slash at its end. WebLLM caches nothing from "localhost", so it is the address. */
  readonly origin: string;
  close(): Promise<void>;
}

const page = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>engine harness</title>
<script type="module" src="${script}"></script>`;

/**
 * @param script the page's, by its path. @param folders by path, e.g. { '/models/x/resolve/main/': folder }; the longest
 *   path that fits is taken.
 */
export async function serveFolders(
  script: string,
  folders: Readonly<Record<string, string>>,
): Promise<FolderServer> {
  const mounts = Object.entries(folders)
    .sort(([a], [b]) => b.length - a.length)
    .map(([path, folder]) => ({ path, serve: sirv(folder, { dev: true, etag: false }) }));
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(page(script));
      return;
    }
    const missing = (): void => {
      response.statusCode = 404;
      response.end();
    };
    const mount = mounts.find(({ path }) => url.startsWith(path));
    if (mount === undefined) {
      missing();
      return;
    }
    request.url = `/${url.slice(mount.path.length)}`;
    mount.serve(request, response, missing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
