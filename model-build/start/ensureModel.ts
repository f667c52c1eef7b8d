import { rm } from 'node:fs/promises';
import path from 'node:path';
import { builderKey } from '../builderKey.ts';
import { build } from '../cli/build.ts';
import type { ProgressSink } from '../cli/command.ts';
import { runCommand } from '../cli/runCommand.ts';
import { tinyMistral } from '../cli/tinyMistral.ts';
import { ModelBuildError } from '../errors.ts';
import { ensureInput } from '../fetch/ensureInput.ts';
import { INPUTS } from '../fetch/inputs.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { sha256File } from '../fetch/sha256File.ts';
import { MANIFEST_FILE } from '../shards/manifest.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import { CONFIG_FILE, TENSORS_FILE } from '../lora/readAdapter.ts';
import { MODEL_RECIPES } from './models.ts';
import { sourcesKey } from './sourcesKey.ts';
import { readStamp, removeStamp, writeStamp } from './stamp.ts';

export interface EnsureModelOptions {
  /** Default: .models below the project. */
  readonly models?: string;
  /** Default: .cache below the project. */
  readonly cache?: string;
  readonly signal?: AbortSignal;
  readonly progress: ProgressSink;
  /** What is being done, one line each; silent where the model is there already. */
  readonly say: (line: string) => void;
}

/**
 * Builds a model into <models>/<id> unless it is there, whole, and made by these very sources from that very input.
 * A killed run leaves nothing that a later one would take for a model, and the bytes are the same in the end.
 *
 * @param id catalogue build id; one of MODEL_RECIPES.
 * @returns the model's folder.
 * @throws ModelBuildError
 */
export async function ensureModel(id: string, options: EnsureModelOptions): Promise<string> {
  const { signal, progress, say } = options;
  const models = options.models ?? path.join(PROJECT_ROOT, '.models');
  const cache = options.cache ?? path.join(PROJECT_ROOT, '.cache');
  const recipe = MODEL_RECIPES.get(id);
  if (recipe === undefined) {
    throw new ModelBuildError({
      code: 'usage',
      message: `There is no recipe for the model ${id}.`,
      remedy: `Choose one of ${[...MODEL_RECIPES.keys()].join(', ')}, or build it with npm run model-build.`,
    });
  }
  const folder = path.join(models, id);
  const stampFile = path.join(cache, 'models', `${id}.json`);
  const adapter = recipe.adapter === undefined ? [] : [await adapterKey(recipe.adapter)];
  const key = [await builderKey(), INPUTS[recipe.input].sha256, ...adapter, ...recipe.args('')].join(' ');
  const stamp = await readStamp(stampFile);
  if (stamp?.key === key && stamp.made === (await made(folder)) && (await isWhole(folder, signal)))
    return folder;
  const input = await ensureInput(recipe.input, { cache, say, signal });
  say(`Building ${id}`);
  await removeStamp(stampFile);
  await rm(folder, { recursive: true, force: true });
  const context = { signal: signal ?? new AbortController().signal, progress, print: say };
  const merge = recipe.adapter === undefined ? [] : ['--adapter', path.join(PROJECT_ROOT, recipe.adapter)];
  await runCommand([build, tinyMistral], [...recipe.args(input), ...merge, '--out', folder], context);
  await writeStamp(stampFile, { key, made: (await made(folder)) ?? '' });
  return folder;
}

/** What of an adapter's folder is built from; its card and its logs may change. */
function adapterKey(folder: string): Promise<string> {
  return sourcesKey(
    PROJECT_ROOT,
    [CONFIG_FILE, TENSORS_FILE].map((file) => `${folder}/${file}`),
  );
}

/** The manifest lists the hash of every other file. */
function made(folder: string): Promise<string | null> {
  return sha256File(path.join(folder, MANIFEST_FILE));
}

async function isWhole(folder: string, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await verifyFolder(folder, { signal });
    return true;
  } catch (error) {
    if (error instanceof ModelBuildError && error.code !== 'cancelled') return false;
    throw error;
  }
}
