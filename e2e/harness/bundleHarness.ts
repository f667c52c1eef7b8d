/**
 * Bundles the workers of engine and downloader as the page's build does, and the harness pages' scripts, under names that do
 * not change.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const INPUTS = {
  worker: fileURLToPath(new URL('../../src/engine/worker/main.ts', import.meta.url)),
  download: fileURLToPath(new URL('../../src/models/download/worker/main.ts', import.meta.url)),
  page: fileURLToPath(new URL('./inPage.ts', import.meta.url)),
  stock: fileURLToPath(new URL('./stockInPage.ts', import.meta.url)),
};

/** @param folder is made; then holds worker.js, download.js, page.js, stock.js and the chunks that they import. */
export async function bundleHarness(folder: string): Promise<void> {
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
}
