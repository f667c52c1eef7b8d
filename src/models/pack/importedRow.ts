import type { Catalogue, ModelRow } from '../../lib/shared/catalogue.ts';
import type { LibraryRow } from '../../lib/shared/libraryRow.ts';
import { memoryFor } from '../../lib/shared/memoryFor.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import { importedLibrary, importedWeights } from './importedAddress.ts';
import type { ImportedModel } from './importedModels.ts';
import type { DescribedModel, ManifestSource, RowFile } from './packDescription.ts';
import { PackError } from './packError.ts';

export interface RowParts {
  /** As the model's folder is called. */
  readonly folder: string;
  readonly described: DescribedModel;
  readonly source: ManifestSource;
  readonly row: RowFile | null;
  readonly library: LibraryRow;
  readonly manifestSha256: string | null;
  /** Of each tensor. */
  readonly tensorBytes: readonly number[];
  /** All that is stored, the library too. */
  readonly bytes: number;
  /** Of the page, imported models included. */
  readonly catalogue: Catalogue;
}

/**
 * The catalogue's row of an imported model. From the pack's own row come words only; sizes, memory and features are
 * worked out from what was checked.
 *
 * @throws PackError where nothing says how the model is asked
 */
export function importedRow(parts: RowParts): ImportedModel {
  const { folder, described, source, row, library, catalogue } = parts;
  const { quantization, windows } = described;
  const id = freeId(slug(folder.replace(new RegExp(`[-_.]?${quantization}$`), '')), catalogue);
  const buildId = `${id}-${quantization}`;
  const said = row?.model;
  const base = said?.base ?? source?.base?.name ?? source?.name ?? folder;
  const name = said?.name ?? source?.name ?? folder;
  const styles = promptStyles(id, parts);
  const model: ModelRow = {
    id,
    name: words.row.name(name),
    about: said === undefined ? words.row.unnamed(base) : words.row.about(said.about),
    base,
    adapter: said === undefined ? (source?.adapter?.name ?? null) : said.adapter,
    trainingData: said?.trainingData ?? words.row.trainingData,
    license: said?.license ?? source?.license ?? words.row.license,
    licenseUrl: said?.licenseUrl ?? null,
    ...windows,
    promptStyles: styles.map(([key]) => key),
    hidden: false,
    builds: [
      {
        quantization,
        id: buildId,
        weights: importedWeights(buildId),
        library: importedLibrary(library.sha256),
        librarySha256: library.sha256,
        downloadBytes: parts.bytes,
        ...memoryFor(described.geometry, windows, quantization, parts.tensorBytes),
        requiredFeatures: quantization === 'q4f16_1' ? ['shader-f16'] : [],
      },
    ],
  };
  return {
    format: 1,
    model,
    promptStyles: Object.fromEntries(styles.filter(([key]) => !Object.hasOwn(catalogue.promptStyles, key))),
    manifestSha256: parts.manifestSha256,
    pack: { folder, id: said?.id ?? slug(folder), name, about: said?.about ?? model.about },
    library,
  };
}

/** Letters, digits, `-`, `_` and `.`, as ids are. */
export function slug(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return id === '' ? 'model' : id.slice(0, 60);
}

function freeId(name: string, { models }: Catalogue): string {
  const taken = new Set(models.map(({ id }) => id));
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? `imported-${name}` : `imported-${name}-${count}`;
    if (!taken.has(id)) return id;
  }
}

type Style = Catalogue['promptStyles'][string];

/** By the template that mlc-chat-config.json names, where neither row nor manifest says how the model is asked. */
const BY_TEMPLATE: Readonly<Record<string, readonly string[]>> = {
  chatml: ['chatml'],
  mistral: ['mistral-instruct', 'mistral-raw'],
};

function promptStyles(
  id: string,
  { row, source, described, catalogue }: RowParts,
): [key: string, style: Style][] {
  const page = (key: string): [string, Style][] => {
    const style = Object.hasOwn(catalogue.promptStyles, key) ? catalogue.promptStyles[key] : undefined;
    return style === undefined ? [] : [[key, style]];
  };
  const told = (row?.model.promptStyles ?? []).flatMap((key): [string, Style][] => {
    const own = Object.hasOwn(row?.promptStyles ?? {}, key) ? row?.promptStyles[key] : undefined;
    return own === undefined ? page(key) : [[`${id}/${key}`, own]];
  });
  if (told.length > 0) return told;
  const listed = (source?.promptStyles ?? []).flatMap(page);
  if (listed.length > 0) return listed;
  const { template } = described;
  const named =
    template !== null && Object.hasOwn(BY_TEMPLATE, template) ? (BY_TEMPLATE[template] ?? []) : [];
  const found = named.flatMap(page);
  if (found.length === 0) throw new PackError(words.problem.noStyle);
  return found;
}
