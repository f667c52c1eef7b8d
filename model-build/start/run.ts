/** `npm start`, once the packages are installed: prepare what is missing, serve, and say what to do next. */
import path from 'node:path';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { progressSink } from '../cli/progress.ts';
import { ModelBuildError } from '../errors.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { readPageHeaders } from '../page/pageHeaders.ts';
import { withCatalogue } from '../page/withCatalogue.ts';
import { fileError } from '../shards/fileError.ts';
import type { StaticServer } from '../serve/serveStatic.ts';
import { withManifestHashes } from '../serve/withManifestHashes.ts';
import { DIST, ensurePage } from './buildPage.ts';
import { ensureModel } from './ensureModel.ts';
import { START_MODELS } from './models.ts';
import { DEFAULT_PORT, readStartOptions, START_HELP, type StartOptions } from './readStartOptions.ts';
import { serveOnFreePort } from './serveOnFreePort.ts';

const MODELS = path.join(PROJECT_ROOT, '.models');

/**
 * @param args what stands behind `npm start --`.
 * @returns the exit status: 0 done or stopped, 1 failed, 2 wrong usage, 130 stopped before it served.
 */
export async function run(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  // The first Ctrl-C lets what is running clean up; another one ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  const progress = progressSink(process.stderr);
  try {
    const options = readStartOptions(args, process.env);
    if (options.help) {
      console.log(START_HELP);
      return 0;
    }
    const prepared = {
      models: MODELS,
      signal: stop.signal,
      progress,
      say: (line: string) => console.log(line),
    };
    for (const id of START_MODELS) await ensureModel(id, prepared);
    await ensurePage(prepared.say, stop.signal);
    if (options.prepareOnly) {
      console.log('Everything is ready: npm start now works without a network.');
      return 0;
    }
    await serveUntil(stop.signal, options);
    return 0;
  } catch (error) {
    progress.end();
    if (stop.signal.aborted) {
      console.error('\nStopped. Run npm start again to go on.');
      return 130;
    }
    const known = fileError(error, (error as NodeJS.ErrnoException).path ?? PROJECT_ROOT);
    if (!(known instanceof ModelBuildError)) throw error;
    console.error(`\n${known.describe()}`);
    return known.code === 'usage' ? 2 : 1;
  }
}

async function serveUntil(stop: AbortSignal, { port }: StartOptions): Promise<void> {
  const page = await readCatalogue(path.join(DIST, 'catalogue.json'));
  const catalogue = await withManifestHashes(page, (id) => path.join(MODELS, id));
  const replaced = await withCatalogue(DIST, catalogue);
  const server = await serveOnFreePort(
    { dist: DIST, models: MODELS, replaced, headers: await readPageHeaders(DIST) },
    port,
    DEFAULT_PORT,
  );
  console.log(welcome(server, port));
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
  console.log('\nStopped.');
}

function welcome(server: StaticServer, asked: number | null): string {
  const moved =
    asked === null && server.port !== DEFAULT_PORT
      ? `\nPort ${DEFAULT_PORT} is taken, so that this is another address: what the browser kept under the usual one is\nnot seen here.\n`
      : '';
  return `
  The page is at   ${server.url}
${moved}
For research purposes only. Do not use for actual medical diagnosis: answers can be wrong, and no
clinician sees them. What you type stays on this machine.

Open it in Chrome 113 or later. If the page says that there is no WebGPU: look at chrome://gpu, update
the graphics driver, turn on graphics acceleration in Chrome's settings (System), and on Linux start it
as: google-chrome --enable-unsafe-webgpu --enable-features=Vulkan
Ctrl-C stops the server.
`;
}
