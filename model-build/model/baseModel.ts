import type { ModelGeometry } from '../config/geometry.ts';
import type { Parameter } from '../config/parameters.ts';
import type { StoredMatrix } from '../config/weightSource.ts';
import type { SourceTokenizer } from '../huggingface/readTokenizer.ts';

/** A base model, whatever form it was published in: its shape, and where each of its weights lies. */
export interface BaseModel {
  /** What it calls itself; null where the source's own name must do. */
  readonly title: string | null;
  readonly license: string | null;
  readonly tokenizer: SourceTokenizer;
  readonly geometry: ModelGeometry;
  readonly maxContext: number;
  /** Tokens that end an answer, the geometry's eosId first. */
  readonly endIds: readonly number[];
  /** By Hugging Face name; all that modelParameters asks for and nothing else. */
  readonly weights: ReadonlyMap<string, StoredMatrix>;
  /** Files of the source that it was read from. */
  readonly files: readonly string[];
  /** What only the weights tell, for a caller that is about to read all of them. @throws ModelBuildError */
  checkWeights(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Every weight that parameters are made of, with its shape. */
export function baseWeights(
  parameters: readonly Parameter[],
): { readonly weight: string; readonly rows: number; readonly columns: number }[] {
  return parameters.flatMap(({ parts, columns }) =>
    parts.map(({ weight, rows }) => ({ weight, rows, columns })),
  );
}
