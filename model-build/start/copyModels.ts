import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue } from '../../src/lib/shared/catalogue.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { ModelBuildError } from '../errors.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { isFolder } from '../isFolder.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';

/**
 * The builds that names of the catalogue stand for, each made and undamaged.
 *
 * @param names model or build ids; a model stands for all its builds that were made. None means the default model.
 * @throws ModelBuildError `usage` for a name that the catalogue lacks, `not-found` where nothing was built,
 *   `folder-invalid` for a damaged model.
 */
export async function findBuilds(names: readonly string[], root = PROJECT_ROOT): Promise<string[]> {
  const catalogue = await readCatalogue(path.join(root, 'public', 'catalogue.json'));
  const builds: string[] = [];
  for (const name of names.length === 0 ? [catalogue.defaultModel] : names) {
    const built: string[] = [];
    for (const id of buildIds(catalogue, name)) {
      if (await isFolder(path.join(root, '.models', id))) built.push(id);
    }
    if (built.length === 0) {
      throw new ModelBuildError({
        code: 'not-found',
        message: `No build of ${name} is in .models.`,
        remedy:
          'Build it first: npm start -- --prepare makes the default model, npm run model-build any other.',
      });
    }
    for (const id of built) await verifyFolder(path.join(root, '.models', id));
    builds.push(...built);
  }
  return builds;
}

/**
 * Copies builds into the built page, so that one folder holds everything: dist/models/<build>/resolve/main/.
 *
 * @param builds as findBuilds gives them.
 * @returns the copies' paths, relative to the project.
 */
export async function copyModels(builds: readonly string[], root = PROJECT_ROOT): Promise<string[]> {
  const copies: string[] = [];
  for (const id of builds) {
    const target = path.join('dist', 'models', id, 'resolve', 'main');
    await cp(path.join(root, '.models', id), path.join(root, target), { recursive: true });
    copies.push(target);
  }
  return copies;
}

function buildIds(catalogue: Catalogue, name: string): string[] {
  const model = catalogue.models.find(({ id }) => id === name);
  if (model !== undefined) return model.builds.map(({ id }) => id);
  const all = catalogue.models.flatMap(({ builds }) => builds.map(({ id }) => id));
  if (all.includes(name)) return [name];
  const known = [...catalogue.models.map(({ id }) => id), ...all].join(', ');
  throw new ModelBuildError({
    code: 'usage',
    message: `The catalogue has no model or build ${JSON.stringify(name)}.`,
    remedy: `Choose among ${known}.`,
  });
}
