import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { contentType } from './contentType.ts';
import { fileAt, findFile } from './findFile.ts';
import { listen } from './listen.ts';
import { sendFile } from './sendFile.ts';

export interface ServeOptions {
  /** The built page; null serves models alone. */
  readonly dist: string | null;
  /**
   * Holds one folder for each model; these are served as <base>models/<folder>/resolve/main/<file>. Or a map from the
   * name that stands for <folder> to where the model is.
   */
  readonly models: string | ReadonlyMap<string, string>;
  /** Texts that take the place of files of the page, by path below the base. */
  readonly replaced?: ReadonlyMap<string, string>;
  /** Files of other folders, by path below the base, such as a library that was compiled for one model. */
  readonly files?: ReadonlyMap<string, string>;
  /** The path below which everything lies. Default: / */
  readonly base?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Default: 127.0.0.1, so that no other machine reaches it. Not "localhost": WebLLM caches nothing from there. */
  readonly host?: string;
  /** Added to every answer, such as a Content-Security-Policy. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StaticServer {
  /** Of the page; ends in a slash. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves a built page with the models beside it, as a plain static host would.
 *
 * @throws Node's own error where the port cannot be had (code EADDRINUSE, EACCES).
 */
export async function serveStatic(options: ServeOptions): Promise<StaticServer> {
  const { headers = {} } = options;
  const base = `/${options.base ?? ''}/`.replaceAll(/\/{2,}/g, '/');
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries({ 'X-Content-Type-Options': 'nosniff', ...headers })) {
      response.setHeader(name, value);
    }
    answer(request, response, base, options).catch(() => response.destroy());
  });
  const { port, close } = await listen(server, options.port, options.host);
  return { url: `http://${options.host ?? '127.0.0.1'}:${port}${base}`, port, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  base: string,
  { dist, models, replaced, files }: ServeOptions,
): Promise<void> {
  if (request.method === 'OPTIONS' && response.hasHeader('Access-Control-Allow-Origin')) {
    // A browser that does not know Range as a harmless header asks first whether a page may send it.
    response.writeHead(204, { 'Access-Control-Allow-Headers': 'Range, If-Range' }).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sayPlainly(response, 405, 'Only GET and HEAD are answered here.');
    return;
  }
  const path = decodePath(request.url ?? '/');
  if (path !== null && `${path}/` === base) {
    // Without the slash the page's relative addresses would point beside it.
    response.setHeader('Location', base);
    sayPlainly(response, 301, `The page is at ${base}`);
    return;
  }
  const where = path?.startsWith(base) === true ? path.slice(base.length) : null;
  const text = where === null ? undefined : replaced?.get(where);
  if (where !== null && text !== undefined) {
    sendText(response, 200, contentType(where), text);
    return;
  }
  const own = where === null ? undefined : files?.get(where);
  const found =
    own !== undefined ? await fileAt(own) : where === null ? null : await findFile(where, dist, models);
  if (found === null) sayPlainly(response, 404, 'There is no such file.');
  else await sendFile(request, response, found);
}

/** Null where it is no valid path. */
function decodePath(url: string): string | null {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
}

function sayPlainly(response: ServerResponse, status: number, words: string): void {
  sendText(response, status, 'text/plain; charset=utf-8', `${words}\n`);
}

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': body.length,
    'Cache-Control': 'no-cache',
  });
  response.end(body);
}
