/** Bundles the engine's worker as the page's build does, and the harness page's script, under names that do not change. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const INPUTS = {
  worker: fileURLToPath(new URL('../../src/engine/worker/main.ts', import.meta.url)),
  page: fileURLToPath(new URL('./inPage.ts', import.meta.url)),
};

export interface Bundle {
  /** Holds worker.js, page.js and the chunks that it imports. */
  readonly folder: string;
  remove(): Promise<void>;
}

export async function bundleHarness(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-harness-'));
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
      rolldownOptions: { input: INPUTS, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
