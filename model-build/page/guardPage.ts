import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { contentPolicy } from '../../src/lib/shared/contentPolicy.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { buildServiceWorker } from './buildServiceWorker.ts';
import { pageFiles } from './pageFiles.ts';
import { pageHeaders, writePageHeaders } from './pageHeaders.ts';
import { weightsOrigins } from './weightsOrigins.ts';

const META = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

export interface GuardedPage {
  readonly policy: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Puts the policy into a built page and makes its service worker. Again where the page's catalogue has changed since: its
 * weights say which hosts the policy allows.
 *
 * @param more origins that visitors may choose weights from
 * @throws Error naming what is no origin
 */
export async function guardPage(dist: string, more: readonly string[] = []): Promise<GuardedPage> {
  const catalogue = await readCatalogue(path.join(dist, 'catalogue.json'));
  const policy = contentPolicy(weightsOrigins(catalogue, more));
  const page = path.join(dist, 'index.html');
  const html = await readFile(page, 'utf8');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  // A policy holds for what comes after it.
  await writeFile(
    page,
    META.test(html) ? html.replace(META, meta) : html.replace('<head>', `<head>\n    ${meta}`),
  );
  await writePageHeaders(dist, pageHeaders(policy));
  const files = await pageFiles(dist, catalogue);
  await buildServiceWorker(dist, files, policy);
  return { policy, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** For every build of the page. `vite dev` goes without: the policy would refuse its own scripts. */
export function guardPagePlugin(): Plugin {
  let dist = '';
  return {
    name: 'guard-page',
    apply: 'build',
    configResolved: ({ root, build }) => {
      dist = path.resolve(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      async handler() {
        const { files, bytes } = await guardPage(dist);
        this.info(`sw.js stores ${files} files for use without a network, ${(bytes / 1e6).toFixed(1)} MB`);
      },
    },
  };
}
