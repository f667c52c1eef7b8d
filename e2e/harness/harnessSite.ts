/** Everything that a run of the harness asks for, laid out for the server that `npm start` uses too. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serveStatic } from '../../model-build/serve/serveStatic.ts';
import type { ModelFiles } from './builtModel.ts';
import { bundleHarness } from './bundleHarness.ts';

export interface HarnessSite {
  /**
   * Of the harness page; ends in a slash. Beside it lie the engine's worker (worker.js), the downloader's (download.js), and the
   * page and the package of stockWebLlm.ts (stock.html, web-llm.js).
   */
  readonly url: string;
  weightsUrl(name: string): string;
  libraryUrl(name: string): string;
  /** Stops serving and removes the bundle. The models stay as they are. */
  close(): Promise<void>;
}

const pageWith = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>engine harness</title>
<script type="module" src="${script}"></script>
`;
/** The file that npm delivers, which imports nothing. */
const WEB_LLM = createRequire(import.meta.url).resolve('@mlc-ai/web-llm');

function requireFiles({ folder, library }: ModelFiles): void {
  if (!existsSync(join(folder, 'mlc-chat-config.json'))) {
    throw new Error(`${folder} holds no model. Build it with npm run model-build (see its --help).`);
  }
  if (!existsSync(library)) throw new Error(`${library} does not exist. Build it with npm run libs.`);
}

/** @param models by names that are single words of an address. */
export async function openHarnessSite(models: Readonly<Record<string, ModelFiles>>): Promise<HarnessSite> {
  Object.values(models).forEach(requireFiles);
  const root = await mkdtemp(join(tmpdir(), 'engine-harness-'));
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true });
  try {
    const page = join(root, 'page');
    await bundleHarness(page);
    await writeFile(join(page, 'index.html'), pageWith('page.js'));
    await writeFile(join(page, 'stock.html'), pageWith('stock.js'));
    await copyFile(WEB_LLM, join(page, 'web-llm.js'));
    await mkdir(join(page, 'libs'));
    await mkdir(join(root, 'models'));
    for (const [name, { folder, library }] of Object.entries(models)) {
      await copyFile(library, join(page, 'libs', `${name}.wasm`));
      // Gigabytes are not copied. A junction is what Windows makes of it without special rights.
      await symlink(resolve(folder), join(root, 'models', name), 'junction');
    }
    const server = await serveStatic({ dist: page, models: join(root, 'models'), port: 0 });
    return {
      url: server.url,
      weightsUrl: (name) => `${server.url}models/${name}/resolve/main/`,
      libraryUrl: (name) => `${server.url}libs/${name}.wasm`,
      close: async () => {
        await server.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
