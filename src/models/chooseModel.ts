import { QUANTIZATIONS } from '../lib/shared/catalogue.ts';
import type { Catalogue, ModelRow, Quantization } from '../lib/shared/catalogue.ts';
import { strings } from '../ui/strings/index.ts';

export interface Selection {
  readonly row: ModelRow;
  /** The quantisation that was asked for; null leaves it to the GPU. */
  readonly quantization: Quantization | null;
}

/** What the address asks for: ?model=<row or build id>, ?quantization=<q4f16_1 or q4f32_1>. */
export interface Wish {
  readonly model: string | null;
  readonly quantization: string | null;
}

export function wishFrom(search: string): Wish {
  const parameters = new URLSearchParams(search);
  return { model: parameters.get('model'), quantization: parameters.get('quantization') };
}

/**
 * The model to show first: the address's, hidden ones too; else the one used last, unless it is hidden; else the default.
 * The notice is a sentence for the person where a wish could not be met.
 */
export function chooseModel(
  catalogue: Catalogue,
  wish: Wish,
  remembered: string | null,
): Selection & { readonly notice: string | null } {
  const quantization = QUANTIZATIONS.find((name) => name === wish.quantization) ?? null;
  const notice =
    wish.quantization !== null && quantization === null
      ? strings.models.note.noSuchBuild(wish.quantization)
      : null;
  for (const row of catalogue.models) {
    if (row.id === wish.model) return { row, quantization, notice };
    const build = row.builds.find(({ id }) => id === wish.model);
    if (build !== undefined) return { row, quantization: build.quantization, notice: null };
  }
  const row =
    catalogue.models.find(({ id, hidden }) => id === remembered && !hidden) ??
    catalogue.models.find(({ id }) => id === catalogue.defaultModel);
  if (row === undefined) throw new Error(`The default model ${catalogue.defaultModel} is missing.`);
  return {
    row,
    quantization,
    notice: wish.model === null ? notice : strings.models.note.noSuchModel(wish.model),
  };
}
