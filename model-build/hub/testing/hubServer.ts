/**
 * A server that behaves as the Hub does, on two ports: one answers for the Hub, the other is the storage that large files
 * are redirected to. Real HTTP over real sockets; what goes wrong is said request by request.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../serve/listen.ts';
import { parseRange } from '../../serve/parseRange.ts';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
export const REPO = 'halame/tiny-lora';
/** Files from this size on lie in the storage. */
const LARGE_BYTES = 1000;

export interface SeenRequest {
  readonly host: 'hub' | 'storage';
  readonly path: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
}

/** What goes wrong with one answer: another status, a body cut after so many bytes, other bytes, another tag. */
export interface Fault {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cutAfter?: number;
  /** Nothing more is sent after `cutAfter`, and the connection stays open. */
  readonly hang?: boolean;
  readonly content?: Uint8Array;
  readonly etag?: string;
  readonly ignoreRange?: boolean;
}

export interface HubServer {
  readonly endpoint: string;
  readonly seen: SeenRequest[];
  /** Asked for every request; null lets it pass. */
  fault: (request: SeenRequest, count: number) => Fault | null;
  /** What the tree of the first repository says, to lie in. */
  tree: object[];
  /** The most answers that the storage was sending at once. */
  peak: number;
  close(): Promise<void>;
}

const quoted = (text: string): string => `"${text}"`;
const hex = (kind: string, ...parts: (string | Uint8Array)[]): string => {
  const hash = createHash(kind);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Of a content: several requests ask for parts of the same one. */
const known = new WeakMap<Uint8Array, Map<string, string>>();
function contentHex(kind: 'md5' | 'sha256', content: Uint8Array): string {
  const hashes = known.get(content) ?? new Map<string, string>();
  known.set(content, hashes);
  const found = hashes.get(kind) ?? hex(kind, content);
  hashes.set(kind, found);
  return found;
}

function treeOf(files: ReadonlyMap<string, Uint8Array>): object[] {
  return [...files].map(([path, content]) => {
    const oid = hex('sha1', `blob ${content.length}\0`, content);
    const lfs = { oid: contentHex('sha256', content), size: content.length, pointerSize: 130 };
    return {
      type: 'file',
      path,
      oid,
      size: content.length,
      ...(content.length < LARGE_BYTES ? {} : { lfs }),
    };
  });
}

/**
 * @param files of the repository REPO
 * @param pageSize entries of a listing's page
 * @param token what every request to the Hub must carry
 * @param others files of further repositories, by owner/name; all are at the same commit
 */
export async function hubServer(
  files: ReadonlyMap<string, Uint8Array>,
  {
    pageSize = 1000,
    token = null as string | null,
    others = new Map() as ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>,
  } = {},
): Promise<HubServer> {
  const seen: SeenRequest[] = [];
  let storageUrl = '';
  const self = {
    endpoint: '',
    seen,
    fault: (() => null) as HubServer['fault'],
    tree: treeOf(files),
    peak: 0,
  };
  const repositories = new Map([[REPO, files], ...others]);
  let sending = 0;

  const begin = (
    host: SeenRequest['host'],
    request: IncomingMessage,
    response: ServerResponse,
  ): Fault | null | undefined => {
    const { range, authorization } = request.headers;
    const entry = { host, path: request.url ?? '', range, authorization };
    seen.push(entry);
    const fault = self.fault(entry, seen.length);
    if (fault?.status === undefined) return fault;
    response.writeHead(fault.status, fault.headers).end('{"error":"as the test wants it"}');
    return undefined;
  };
  const json = (response: ServerResponse, value: object, headers = {}): void =>
    void response
      .writeHead(200, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value));

  const hub = createServer((request, response) => {
    const fault = begin('hub', request, response);
    if (fault === undefined) return;
    const url = new URL(request.url ?? '/', self.endpoint);
    if (token !== null && request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401, { 'x-error-code': 'GatedRepo' }).end();
      return;
    }
    const api = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^/]+)$/.exec(url.pathname);
    const [, repo = '', asked, revision = ''] =
      api ?? /^\/([^/]+\/[^/]+)\/(resolve)\/([^/]+)\//.exec(url.pathname) ?? [];
    const held = repositories.get(repo);
    if (held === undefined || !['main', COMMIT].includes(revision)) {
      response.writeHead(404, { 'x-error-code': 'RepoNotFound' }).end();
    } else if (asked === 'revision') {
      json(response, { sha: COMMIT, cardData: { license: 'apache-2.0' } });
    } else if (asked === 'tree') {
      const tree = repo === REPO ? self.tree : treeOf(held);
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const to = from + pageSize;
      const next = `<https://huggingface.co${url.pathname}?recursive=true&cursor=${to}>; rel="next"`;
      json(response, tree.slice(from, to), to < tree.length ? { link: next } : {});
    } else {
      const path = decodeURIComponent(url.pathname.replace(`/${repo}/resolve/${COMMIT}/`, ''));
      const content = held.get(path);
      if (content === undefined) response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
      else if (content.length >= LARGE_BYTES) {
        const headers = {
          location: `${storageUrl}/signed/${repo}/${encodeURIComponent(path)}?signature=1`,
          'x-linked-etag': quoted(fault?.etag ?? contentHex('sha256', content)),
          'x-linked-size': String(content.length),
        };
        response.writeHead(302, headers).end();
      } else if (url.searchParams.has('again')) {
        send(request, response, content, fault);
      } else {
        // Small files: the Hub redirects within itself.
        response.writeHead(307, { location: `${url.pathname}?again=1` }).end();
      }
    }
  });
  const storage = createServer((request, response) => {
    const fault = begin('storage', request, response);
    if (fault === undefined) return;
    sending += 1;
    self.peak = Math.max(self.peak, sending);
    response.once('close', () => (sending -= 1));
    const [, , owner = '', name = '', path = ''] = new URL(request.url ?? '/', storageUrl).pathname.split(
      '/',
    );
    const content = repositories.get(`${owner}/${name}`)?.get(decodeURIComponent(path));
    send(request, response, content ?? new Uint8Array(), fault);
  });
  const [asHub, asStorage] = [await listen(hub), await listen(storage)];
  self.endpoint = `http://127.0.0.1:${asHub.port}`;
  storageUrl = `http://127.0.0.1:${asStorage.port}`;
  return Object.assign(self, {
    close: async () => {
      await Promise.all([asHub.close(), asStorage.close()]);
    },
  });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  own: Uint8Array,
  fault: Fault | null,
): void {
  const content = fault?.content ?? own;
  const range = fault?.ignoreRange === true ? null : parseRange(request.headers.range, content.length);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: content.length - 1 };
  response.writeHead(range === null ? 200 : 206, {
    etag: quoted(fault?.etag ?? contentHex('md5', content)),
    'content-length': end - start + 1,
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${content.length}` }),
    ...fault?.headers,
  });
  const body = content.subarray(start, end + 1);
  if (fault?.cutAfter === undefined) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, fault.cutAfter), () => {
    if (fault.hang !== true) setTimeout(() => response.destroy(), 20);
  });
}
