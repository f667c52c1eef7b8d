import { z } from 'zod';
import { notAsListed } from './hubError.ts';
import type { Connection } from './request.ts';
import { invalid, requestJson } from './requestJson.ts';

/** A file of a repository at one commit. */
export interface ListedFile {
  /** With forward slashes; checked to stay below the folder that it is put into. */
  readonly path: string;
  readonly bytes: number;
  /** Of large files (git LFS, Xet); null for those that git itself holds. */
  readonly sha256: string | null;
  /** git's own hash: SHA-1 of `blob <bytes>\0` and the content. Of large files it is that of a pointer. */
  readonly gitOid: string;
}

export interface Listing {
  /** Of the commit: 40 hex digits. */
  readonly commit: string;
  /** As the model card states it, such as `apache-2.0`. */
  readonly license: string | null;
  readonly files: ReadonlyMap<string, ListedFile>;
}

/** Repositories of models have tens of files, of training runs with checkpoints thousands. */
const MAX_FILES = 100_000;
/** 2^50: above every file, and exact in a number. */
const MAX_FILE_BYTES = 1_125_899_906_842_624;

const bytes = z.number().int().nonnegative().max(MAX_FILE_BYTES);
const modelInfo = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  cardData: z.object({ license: z.union([z.string(), z.array(z.string())]).nullish() }).nullish(),
});
const entry = z.object({
  type: z.string(),
  path: z.string(),
  oid: z.string(),
  size: bytes.optional(),
  lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: bytes }).nullish(),
});

/**
 * Asks the Hub for the commit that a revision stands for, and for the files of that commit.
 *
 * Form of the answers: the Hub's API, `GET /api/models/{repo}/revision/{revision}` and
 * `GET /api/models/{repo}/tree/{commit}?recursive=true`, in pages that a `Link` header chains.
 *
 * @param repo `owner/name`
 */
export async function listRepository(
  connection: Connection,
  repo: string,
  revision: string,
): Promise<Listing> {
  const what = `hf:${repo}@${revision}`;
  const base = `${connection.endpoint}/api/models/${repo}`;
  const info = modelInfo.safeParse(
    (await requestJson(connection, new URL(`${base}/revision/${encodeURIComponent(revision)}`), what)).json,
  );
  if (!info.success) throw invalid(what, 'The answer does not describe a model.');
  const { sha: commit, cardData } = info.data;
  if (/^[0-9a-f]{40}$/.test(revision) && commit !== revision) {
    throw notAsListed(what, `The Hub answered for the commit ${commit}.`);
  }
  const license = cardData?.license ?? null;
  const files = new Map<string, ListedFile>();
  let page: URL | null = new URL(`${base}/tree/${commit}?recursive=true`);
  while (page !== null) {
    const { json, headers } = await requestJson(connection, page, what);
    const rows = z.array(entry).safeParse(json);
    if (!rows.success) throw invalid(what, 'The answer is no list of files.');
    for (const row of rows.data) {
      if (row.type !== 'file') continue;
      const file = listedFile(row, what);
      if (files.has(file.path)) throw notAsListed(what, `${JSON.stringify(file.path)} is listed twice.`);
      files.set(file.path, file);
      if (files.size > MAX_FILES) throw invalid(what, `It lists more than ${MAX_FILES} files.`);
    }
    page = nextPage(headers, page, rows.data.length, what);
  }
  return { commit, license: typeof license === 'string' ? license : (license?.join(', ') ?? null), files };
}

function listedFile(row: z.infer<typeof entry>, what: string): ListedFile {
  if (!isSafePath(row.path)) {
    throw notAsListed(what, `It lists the path ${JSON.stringify(row.path.slice(0, 200))}, which is refused.`);
  }
  const size = row.lfs?.size ?? row.size;
  if (size === undefined || !/^[0-9a-f]{40}$/.test(row.oid)) {
    throw invalid(what, `It lists ${JSON.stringify(row.path)} without a size or a hash.`);
  }
  return { path: row.path, bytes: size, sha256: row.lfs?.oid ?? null, gitOid: row.oid };
}

/** Names of devices on Windows, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether a path of a listing stays below the folder it is put into, on every system. */
function isSafePath(listed: string): boolean {
  if (listed === '' || listed.length > 1024) return false;
  return listed.split('/').every(
    (part) =>
      part !== '' &&
      part.length <= 255 &&
      part !== '.' &&
      part !== '..' &&
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      !/[\\:*?"<>|\u0000-\u001f\u007f]/.test(part) &&
      !/[. ]$/.test(part) &&
      !DEVICE.test(part),
  );
}

function nextPage(headers: Headers, from: URL, count: number, what: string): URL | null {
  const target = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(headers.get('link') ?? '')?.[1];
  if (target === undefined) return null;
  // An empty page could go on for ever.
  if (!URL.canParse(target, from.href) || count === 0) {
    throw invalid(what, 'The list of files continues at an address that is not followed.');
  }
  // Mirrors pass on links that name the Hub itself: only the cursor is taken from them.
  const next = new URL(from.href);
  next.search = new URL(target, from.href).search;
  return next;
}
