import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import { findLibrary } from '../catalogue/findLibrary.ts';
import { readLibraryManifest } from '../catalogue/libraryManifest.ts';
import { ModelBuildError } from '../errors.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { catalogueWith } from '../serve/catalogueWith.ts';
import type { ServeOptions } from '../serve/serveStatic.ts';
import { DIST, ensurePage } from '../start/buildPage.ts';
import { serveOnFreePort } from '../start/serveOnFreePort.ts';
import { folderId } from '../verify/folderId.ts';
import { readFolder, type ModelFolder } from '../verify/verifyFolder.ts';
import type { Command, OptionValues } from './command.ts';
import { usageError } from './usageError.ts';

const USUAL_PORT = 8118;

export const serve: Command = {
  name: 'serve',
  usage: 'DIR [--alone] [--port N]',
  summary: 'Serves a model folder on this machine, with the page that runs it.',
  help: [
    '--alone                the weights only, to be read by pages from anywhere',
    `--port N               default: ${USUAL_PORT}, or the next that is free; 0 takes any`,
  ],
  options: { alone: { type: 'boolean' }, port: { type: 'string' } },
  positionals: 1,
  run: async (values, [folder = ''], { signal, print }) => {
    const port = portOption(values);
    const model = await readFolder(folder);
    const id = folderId(folder);
    const options =
      values['alone'] === true ? aloneOptions(folder, id) : await pageOptions(folder, id, model, signal);
    if (values['alone'] !== true) await ensurePage(print, signal);
    const { open, note, ...served } = options;
    const server = await serveOnFreePort(served, port, USUAL_PORT);
    print(`${folder} is served at ${server.url}${open}`);
    if (note !== null) print(note);
    print('For research purposes only. Do not use for actual medical diagnosis. Ctrl-C stops the server.');
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await server.close();
  },
};

interface Served extends Omit<ServeOptions, 'port'> {
  /** Address below the base. */
  readonly open: string;
  /** What a person should know. */
  readonly note: string | null;
}

function aloneOptions(folder: string, id: string): Served {
  // Weights are no secret of this machine, and 127.0.0.1 is reached from it alone.
  return {
    dist: null,
    models: new Map([[id, folder]]),
    headers: { 'Access-Control-Allow-Origin': '*' },
    open: `models/${id}/resolve/main/`,
    note: null,
  };
}

async function pageOptions(
  folder: string,
  name: string,
  model: ModelFolder,
  signal: AbortSignal,
): Promise<Served> {
  const at = (...names: string[]): string => path.join(PROJECT_ROOT, 'public', ...names);
  const { geometry, windows, quantization } = model;
  const library = findLibrary(
    await readLibraryManifest(at('libs', 'manifest.json')),
    geometry,
    windows,
    quantization,
  );
  if (library === null) throw noPage(folder, 'No library of public/libs is made for this model.');
  const text = await readFile(at('catalogue.json'), { encoding: 'utf8', signal });
  const found = catalogueWith(catalogueSchema.parse(JSON.parse(text)), name, model, library);
  if (found === null)
    throw noPage(folder, `public/catalogue.json has no build that runs on ${library.file}.`);
  return {
    dist: DIST,
    models: new Map([[found.id, folder]]),
    replaced: new Map([['catalogue.json', found.catalogue]]),
    open: `?model=${encodeURIComponent(found.id)}`,
    note:
      found.id === name
        ? null
        : `The page shows it as ${found.id}, the build of its catalogue that has this shape; whether it is that model only you know.`,
  };
}

function noPage(file: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'unsupported',
    file,
    message,
    remedy: 'Serve the weights only with --alone, or add the model to public/catalogue.json.',
  });
}

function portOption(values: OptionValues): number | null {
  const text = values['port'];
  if (typeof text !== 'string') return null;
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw usageError(`--port is ${JSON.stringify(text)}; it must be a number from 0 to 65535.`);
}
