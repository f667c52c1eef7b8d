import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { runProgram } from '../fetch/runProgram.ts';
import { sourcesKey } from './sourcesKey.ts';
import { readStamp, removeStamp, writeStamp } from './stamp.ts';

/** Where Vite puts the page. */
export const DIST = path.join(PROJECT_ROOT, 'dist');

const STAMP = path.join(PROJECT_ROOT, '.cache', 'page.json');
const PLACES = [
  'src',
  'public',
  'model-build/page',
  'index.html',
  'vite.config.ts',
  'tsconfig.base.json',
  'package-lock.json',
];

/** Builds the page into dist/, unless it is there and its sources have not changed since. */
export async function ensurePage(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const key = await pageKey();
  const stamp = await readStamp(STAMP);
  if (stamp?.key === key && stamp.made === (await made())) return;
  say('Building the page');
  await buildPage('error', signal);
}

/** Builds the page into dist/, which is emptied first. Type checks are not part of it (npm run typecheck). */
export async function buildPage(logLevel: 'info' | 'error', signal?: AbortSignal): Promise<void> {
  const key = await pageKey();
  await removeStamp(STAMP);
  const vite = path.join(PROJECT_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = await runProgram(process.execPath, [vite, 'build', '--logLevel', logLevel], {
    cwd: PROJECT_ROOT,
    stdout: 'terminal',
    stderr: 'terminal',
    signal,
  });
  if (result?.status !== 0) {
    throw new ModelBuildError({
      code: 'io',
      message: 'Vite could not build the page; what it said is above.',
      remedy: 'Fix what it names, then run the same command again.',
    });
  }
  await writeStamp(STAMP, { key, made: (await made()) ?? '' });
}

/** For who changes the built page: it is then not what its sources make, and ensurePage builds it anew. */
export async function forgetPage(): Promise<void> {
  await removeStamp(STAMP);
}

function pageKey(): Promise<string> {
  return sourcesKey(PROJECT_ROOT, PLACES, (name) => !/\.test\.tsx?$|\.tsbuildinfo$/.test(name));
}

/** Another build of any kind (npm test makes one) writes this file anew. */
async function made(): Promise<string | null> {
  const found = await stat(path.join(DIST, 'index.html')).catch(() => null);
  return found === null ? null : String(found.mtimeMs);
}
