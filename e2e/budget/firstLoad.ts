/** What JavaScript a browser must have before the built page shows anything: the entry, and all that it imports at once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface LoadedFile {
  /** Relative to the folder. */
  readonly file: string;
  /** After gzip -9, as a host may send it. */
  readonly gzipBytes: number;
}

/** @param dist the built page's folder */
export function firstLoad(dist: string): LoadedFile[] {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const found = new Map<string, LoadedFile>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const code = readFileSync(path.join(dist, file), 'utf8');
    found.set(file, { file, gzipBytes: gzipSync(code, { level: 9 }).length });
    for (const name of staticImports(code)) waiting.push(path.posix.join(path.posix.dirname(file), name));
  }
  return [...found.values()];
}

/** `import "./x.js"` and `from "./x.js"`, as the bundler writes them; `import("./x.js")` comes later and is none. */
export function staticImports(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*(["'`])(\.{1,2}\/[^"'`]+\.js)\1/g)].map(
    (match) => match[2] ?? '',
  );
}
