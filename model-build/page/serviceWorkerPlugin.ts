import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import { contentPolicy } from '../../src/lib/shared/contentPolicy.ts';

/** As src/offline/worker/built.ts reads it. */
interface PageFile {
  readonly url: string;
  readonly revision: string | null;
  readonly bytes: number;
}

/** Vite puts a hash of the content into these names. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/;

/**
 * Builds the service worker, sw.js, once the page is built: it has the list of all files of the page. Models stay out of
 * it; so do libraries of models that no list shows.
 */
export function serviceWorkerPlugin(source: string, weightsOrigins: readonly string[]): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      async handler() {
        const { root, logger } = config;
        const dist = path.resolve(root, config.build.outDir);
        const files = await pageFiles(dist);
        await build({
          configFile: false,
          root,
          logLevel: 'error',
          publicDir: false,
          define: {
            __PAGE_FILES__: JSON.stringify(files),
            __PAGE_POLICY__: JSON.stringify(contentPolicy(weightsOrigins)),
          },
          build: {
            outDir: dist,
            emptyOutDir: false,
            target: config.build.target,
            rolldownOptions: {
              input: path.resolve(root, source),
              output: { format: 'iife', entryFileNames: 'sw.js' },
            },
          },
        });
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        logger.info(
          `sw.js keeps ${files.length} files for use without a network, ${(bytes / 1e6).toFixed(1)} MB`,
        );
      },
    },
  };
}

/** @param dist the built page */
export async function pageFiles(dist: string): Promise<PageFile[]> {
  const shown = await shownLibraries(dist);
  const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => !/^(?:sw\.js|_headers|models\/.*)$/.test(name))
    .filter((name) => !name.startsWith('libs/') || shown.has(name))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const content = await readFile(path.join(dist, name));
      const revision = HASHED.test(name)
        ? null
        : createHash('sha256').update(content).digest('hex').slice(0, 16);
      // Some hosts send a request for index.html on to the folder, and a stored redirect opens no page.
      return { url: name === 'index.html' ? '' : name, revision, bytes: content.byteLength };
    }),
  );
}

async function shownLibraries(dist: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path.join(dist, 'catalogue.json'), 'utf8');
  const { models } = catalogueSchema.parse(JSON.parse(text));
  const builds = models.filter(({ hidden }) => !hidden).flatMap((row) => row.builds);
  return new Set(builds.flatMap(({ library }) => (library === null ? [] : [library])));
}
