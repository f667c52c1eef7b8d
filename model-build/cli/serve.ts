import path from 'node:path';
import { findModelLibrary } from '../catalogue/modelLibraries.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { ModelBuildError } from '../errors.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { readRowFile } from '../model/rowFile.ts';
import { readPageHeaders } from '../page/pageHeaders.ts';
import { withCatalogue } from '../page/withCatalogue.ts';
import { catalogueWith, catalogueWithRow } from '../serve/catalogueWith.ts';
import type { ServeOptions } from '../serve/serveStatic.ts';
import { withManifestHashes } from '../serve/withManifestHashes.ts';
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
    const alone = values['alone'] === true;
    if (!alone) await ensurePage(print, signal);
    const options = alone ? aloneOptions(folder, id) : await pageOptions(folder, id, model);
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
    headers: {
      'Access-Control-Allow-Origin': '*',
      // What a download needs to go on with the rest of the same file.
      'Access-Control-Expose-Headers': 'Content-Range, ETag',
    },
    open: `models/${id}/resolve/main/`,
    note: null,
  };
}

async function pageOptions(folder: string, name: string, model: ModelFolder): Promise<Served> {
  const library = await findModelLibrary(folder, model);
  if (library === null) throw noPage(folder, 'No library is made for this model.');
  const catalogue = await readCatalogue(path.join(PROJECT_ROOT, 'public', 'catalogue.json'));
  const row = await readRowFile(folder);
  const known = catalogue.models.some(({ builds }) => builds.some(({ id }) => id === name));
  // A model that the catalogue does not know by name is shown under its own, not as another one of its shape.
  const found =
    (row === null || known ? null : catalogueWithRow(catalogue, row, model, library.row)) ??
    catalogueWith(catalogue, name, model, library.row);
  if (found === null)
    throw noPage(folder, `public/catalogue.json has no build that runs on ${library.row.file}.`);
  const hashed = await withManifestHashes(found.catalogue, (id) => (id === found.id ? folder : null));
  return {
    dist: DIST,
    models: new Map([[found.id, folder]]),
    replaced: await withCatalogue(DIST, hashed),
    files: new Map([[`libs/${library.row.file}`, library.file]]),
    headers: await readPageHeaders(DIST),
    open: `?model=${encodeURIComponent(found.id)}`,
    note:
      row !== null || found.id === name
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
