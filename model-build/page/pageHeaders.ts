import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type Headers = Readonly<Record<string, string>>;

/** Some hosts (Netlify, Cloudflare Pages) read this file beside the page; so does this project's own server. */
const FILE = '_headers';

/** What a host should add to every answer, the page's workers included. */
export function pageHeaders(policy: string): Headers {
  return {
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

export async function writePageHeaders(dist: string, headers: Headers): Promise<void> {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const text = [
    '# What hosts should send with every file. The README says it for other hosts.',
    '/*',
    ...lines,
  ];
  await writeFile(path.join(dist, FILE), `${text.join('\n')}\n`);
}

/** @throws Node's own error where the folder has no such file: it is not a page that this project built */
export async function readPageHeaders(dist: string): Promise<Headers> {
  const text = await readFile(path.join(dist, FILE), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}
