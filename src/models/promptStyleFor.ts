import type { Catalogue, ModelRow } from '../lib/shared/catalogue.ts';
import type { PromptStyle } from '../lib/shared/prompt.ts';

type NamedStyle = readonly [id: string, style: PromptStyle];

/** The prompt styles of a model, its default first. */
export function promptStyles(catalogue: Catalogue, row: ModelRow): NamedStyle[] {
  return row.promptStyles.flatMap((id): NamedStyle[] => {
    const style = catalogue.promptStyles[id];
    return style === undefined ? [] : [[id, style]];
  });
}

/** The style that is wanted where the model has it, else the model's first. */
export function promptStyleFor(styles: readonly NamedStyle[], wanted: string | null): NamedStyle | null {
  return styles.find(([id]) => id === wanted) ?? styles[0] ?? null;
}
