import type { Catalogue } from '../../lib/shared/catalogue.ts';
import type { ImportedModel } from './importedModels.ts';

/** The catalogue with the rows of imported models after its own. A row that does not fit beside the others is left out. */
export function withImported(catalogue: Catalogue, imported: readonly ImportedModel[]): Catalogue {
  const ids = new Set(catalogue.models.flatMap(({ id, builds }) => [id, ...builds.map((build) => build.id)]));
  const models = [...catalogue.models];
  const promptStyles = { ...catalogue.promptStyles };
  for (const { model, promptStyles: own } of imported) {
    const added = [model.id, ...model.builds.map((build) => build.id)];
    const clash = new Set(added).size < added.length || added.some((id) => ids.has(id));
    // The page's own styles are not replaced; they may change with the page.
    const known = { ...own, ...promptStyles };
    if (clash || !model.promptStyles.every((style) => Object.hasOwn(known, style))) continue;
    added.forEach((id) => ids.add(id));
    for (const style of model.promptStyles) {
      const found = known[style];
      if (found !== undefined) promptStyles[style] = found;
    }
    models.push(model);
  }
  return { ...catalogue, promptStyles, models };
}
