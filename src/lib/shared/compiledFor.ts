import type { Quantization } from './catalogue.ts';
import { libraryGeometry, type LibraryRow } from './libraryRow.ts';
import type { ModelGeometry } from './modelGeometry.ts';

/** What a library is compiled for; ids of control tokens and the graph's name are no part of it. */
const FIELDS = [
  'hiddenSize',
  'layers',
  'heads',
  'kvHeads',
  'headDim',
  'ffnSize',
  'vocabSize',
  'tied',
  'ropeTheta',
  'normEps',
] as const satisfies readonly (keyof ModelGeometry)[];

/** Whether a library was compiled for this shape and quantisation; its windows are another question. */
export function compiledFor(row: LibraryRow, geometry: ModelGeometry, quantization: Quantization): boolean {
  const made = libraryGeometry(row).geometry;
  return row.quantization === quantization && FIELDS.every((field) => made[field] === geometry[field]);
}
