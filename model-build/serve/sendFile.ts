import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { contentType } from './contentType.ts';
import type { FoundFile } from './findFile.ts';
import { parseRange } from './parseRange.ts';

/**
 * Sends a file, or the part of it that the request asks for, or 304 where the browser has it already.
 * Resolves when all is sent or the other side has gone.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { file, size, modified }: FoundFile,
): Promise<void> {
  const tag = `"${size.toString(36)}-${modified.getTime().toString(36)}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Last-Modified', modified.toUTCString());
  response.setHeader('Accept-Ranges', 'bytes');
  // The page and the models are built again under the same names: ask each time, and get 304.
  response.setHeader('Cache-Control', 'no-cache');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', contentType(file));
  // If-Range with another tag: the rest of another version is of no use, so that the whole is sent.
  const ifRange = request.headers['if-range'];
  // Ranges are defined for GET alone (RFC 9110, section 14.2).
  const wanted = request.method === 'GET' && (ifRange === undefined || ifRange === tag);
  const range = wanted ? parseRange(request.headers.range, size) : null;
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range === null ? 200 : 206, {
    'Content-Length': end - start + 1,
    ...(range === null ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(file, { start, end }), response);
  } catch {
    // The browser went away, or the file shrank under us: the headers are out, so that only the connection can tell.
    response.destroy();
  }
}
