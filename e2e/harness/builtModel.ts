/** What a run of the harness needs to know of a model: its files, how to speak to it, and its arithmetic. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLibrary } from '../../src/lib/shared/findLibrary.ts';
import { readLibraryManifest } from '../../model-build/catalogue/libraryManifest.ts';
import { readRowFile } from '../../model-build/model/rowFile.ts';
import { folderId } from '../../model-build/verify/folderId.ts';
import { readFolder } from '../../model-build/verify/verifyFolder.ts';
import { catalogueSchema, type Catalogue, type Quantization } from '../../src/lib/shared/catalogue.ts';
import type { PromptStyle } from '../../src/lib/shared/prompt.ts';

/** A model folder and the library that runs it, as paths. */
export interface ModelFiles {
  readonly folder: string;
  readonly library: string;
}

export interface BuiltModel extends ModelFiles {
  /** One word of an address. */
  readonly id: string;
  readonly quantization: Quantization;
  readonly style: PromptStyle;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIBRARIES = join(ROOT, 'public', 'libs');

function readCatalogue(): Catalogue {
  return catalogueSchema.parse(JSON.parse(readFileSync(join(ROOT, 'public', 'catalogue.json'), 'utf8')));
}

/**
 * A build of public/catalogue.json, with its row's default prompt style: .models/<id> with the row's library.
 *
 * @throws Error where the catalogue has no such build. Whether the files are there shows when they are served.
 */
export function catalogueBuild(id: string): BuiltModel {
  const { models, promptStyles } = readCatalogue();
  for (const row of models) {
    const build = row.builds.find((candidate) => candidate.id === id);
    const style = promptStyles[row.promptStyles[0] ?? ''];
    if (build !== undefined && build.library !== null && style !== undefined) {
      const files = { folder: join(ROOT, '.models', id), library: join(ROOT, 'public', build.library) };
      return { id, quantization: build.quantization, style, ...files };
    }
  }
  const ids = models.flatMap((row) => row.builds.map((build) => build.id));
  throw new Error(`The catalogue has no build ${id}; it has ${ids.join(', ')}.`);
}

export interface FolderOptions {
  /** Default: the one of public/libs that was compiled for the model's shape. */
  readonly library?: string | undefined;
  /** A prompt style of the catalogue; default: the first that the build found to be the model's. */
  readonly style?: string | undefined;
}

/**
 * Any model folder, wherever it lies.
 *
 * @throws Error where no library or no prompt style is known, ModelBuildError where the folder is no model.
 */
export async function folderBuild(folder: string, options: FolderOptions = {}): Promise<BuiltModel> {
  const { geometry, windows, quantization, manifest } = await readFolder(folder);
  const rows = await readLibraryManifest(join(LIBRARIES, 'manifest.json'));
  const fitting = findLibrary(rows, geometry, windows, quantization);
  const library = options.library ?? (fitting === null ? null : join(LIBRARIES, fitting.file));
  if (library === null) {
    throw new Error(
      `${folder}: no library of public/libs was compiled for this shape. Compile one with the command that the build ` +
        'printed (with --out for another folder), and name its file with --library.',
    );
  }
  const style = await styleOf(folder, options.style, manifest?.source.promptStyles);
  return { id: folderId(folder), quantization, style, folder, library };
}

async function styleOf(
  folder: string,
  asked: string | undefined,
  named: readonly string[] = [],
): Promise<PromptStyle> {
  const row = await readRowFile(folder);
  const styles = { ...readCatalogue().promptStyles, ...row?.promptStyles };
  const name = asked ?? row?.model.promptStyles[0] ?? named[0];
  const style = name === undefined ? undefined : styles[name];
  if (style !== undefined) return style;
  throw new Error(
    name === undefined
      ? `${folder}: nothing says which prompt style it wants. Name one with --style: ${Object.keys(styles).join(', ')}.`
      : `${folder}: there is no prompt style ${name}; there are ${Object.keys(styles).join(', ')}. Choose with --style.`,
  );
}
