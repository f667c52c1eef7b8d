import path from 'node:path';
import { build } from 'vite';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import type { PageFile } from './pageFiles.ts';

/** Writes sw.js beside the page: one classic script, which browsers compare byte by byte to find a new version. */
export async function buildServiceWorker(
  dist: string,
  files: readonly PageFile[],
  policy: string,
): Promise<void> {
  await build({
    configFile: false,
    root: PROJECT_ROOT,
    logLevel: 'error',
    publicDir: false,
    define: { __PAGE_FILES__: JSON.stringify(files), __PAGE_POLICY__: JSON.stringify(policy) },
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: path.join(PROJECT_ROOT, 'src', 'offline', 'worker', 'main.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}
