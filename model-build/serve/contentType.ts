import path from 'node:path';

/** For the kinds of files that the page and the models consist of. */
const TYPES: Readonly<Record<string, string>> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  // Browsers compile while they download only what carries this type.
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** The media type for a file by its name; bytes of an unknown kind are offered as such. */
export function contentType(file: string): string {
  const extension = path.extname(file).toLowerCase();
  if (Object.hasOwn(TYPES, extension)) return TYPES[extension] ?? 'application/octet-stream';
  // Licence files (LICENSE, NOTICE) have no ending.
  return extension === '' ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}
