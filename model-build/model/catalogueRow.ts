import {
  modelRowSchema,
  type Catalogue,
  type ModelRow,
  type Quantization,
} from '../../src/lib/shared/catalogue.ts';
import type { LibraryRow } from '../../src/lib/shared/libraryRow.ts';
import type { ModelGeometry, Windows } from '../config/geometry.ts';
import { estimateMemory } from '../config/memory.ts';
import type { SourceTokenizer } from '../huggingface/readTokenizer.ts';
import type { PromptFormat } from '../huggingface/promptFormat.ts';

export interface RowOptions {
  /** Letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  readonly name: string;
  readonly base: string;
  readonly adapter: string | null;
  readonly license: string | null;
  readonly geometry: ModelGeometry;
  readonly windows: Windows;
  /** Tokens that end an answer. */
  readonly endIds: readonly number[];
  readonly quantization: Quantization;
  readonly format: PromptFormat;
  readonly tokenizer: Pick<SourceTokenizer, 'controls'>;
  readonly library: LibraryRow | null;
  /** Of the model folder. */
  readonly bytes: number;
}

export interface RowFile {
  /** Styles that the row names and the page's catalogue lacks. */
  readonly promptStyles: Catalogue['promptStyles'];
  readonly model: ModelRow;
}

/** What the page's catalogue needs to offer the model: a row, and the prompt styles that it does not have yet. */
export function catalogueRow(options: RowOptions): RowFile {
  const { id, geometry, windows, quantization, library, bytes, format } = options;
  const raw = format.warning !== null && format.styles.includes('raw');
  const style = raw ? { [`${id}-raw`]: rawStyle(options) } : {};
  const made =
    options.adapter === null ? options.base : `${options.base} with the adapter ${options.adapter}`;
  const model: ModelRow = {
    id,
    name: options.name,
    about: `Built from ${made}. Its answers have not been evaluated here.`,
    base: options.base,
    adapter: options.adapter,
    trainingData: 'Not stated by the files that it was built from.',
    license: options.license ?? 'not stated',
    licenseUrl: null,
    ...windows,
    promptStyles: raw ? [`${id}-raw`] : [...format.styles],
    hidden: false,
    builds: [
      {
        quantization,
        id: `${id}-${quantization}`,
        weights: `models/${id}-${quantization}`,
        library: library === null ? null : `libs/${library.file}`,
        librarySha256: library?.sha256 ?? null,
        downloadBytes: bytes + (library?.bytes ?? 0),
        ...estimateMemory(geometry, windows, quantization),
        requiredFeatures: quantization === 'q4f16_1' ? ['shader-f16'] : [],
      },
    ],
  };
  // The page reads its catalogue through the same door.
  return { promptStyles: style, model: modelRowSchema.parse(model) };
}

/** The question alone, with the vocabulary's own tokens around it. */
function rawStyle({ geometry, endIds, tokenizer }: RowOptions): Catalogue['promptStyles'][string] {
  const named = (id: number): string[] => {
    const found = [...tokenizer.controls].find(([, control]) => control === id);
    return found === undefined ? [] : [found[0]];
  };
  return {
    name: 'Raw question',
    description: 'The question alone, with no instruction and no format. Each question stands alone.',
    start: geometry.bosId === geometry.eosId ? [] : named(geometry.bosId).map((control) => ({ control })),
    systemPlacement: 'none',
    systemText: '',
    system: [],
    user: [{ slot: 'content' }],
    assistant: [],
    generation: [],
    stop: endIds.flatMap(named),
    multiTurn: false,
  };
}

/** A name as an id: lower case, and nothing that a path or an address could not hold. */
export function modelId(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return id === '' ? 'model' : id.slice(0, 80);
}
