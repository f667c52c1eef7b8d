/** Bundles the engine's worker as the page's build does, under a name that does not change. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const WORKER = fileURLToPath(new URL('../../src/engine/worker/main.ts', import.meta.url));

export interface BuiltWorker {
  /** Holds worker.js and the chunks that it imports. */
  readonly folder: string;
  remove(): Promise<void>;
}

export async function buildWorker(): Promise<BuiltWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    base: './',
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      // Its size is that of web-llm, which has one bundle.
      chunkSizeWarningLimit: 20_000,
      rolldownOptions: { input: { worker: WORKER }, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
