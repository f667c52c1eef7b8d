import type { PromptPart } from '../../src/lib/shared/prompt.ts';
import { invalidTokenizer } from './invalidTokenizer.ts';
import { loadWebTokenizer } from './webTokenizers.ts';

export interface EncodedTokenizer {
  /** tokenizer.json, parsed. */
  readonly tokenizer: object;
  /** Ids of control tokens by their text. */
  readonly controls: ReadonlyMap<string, number>;
}

/**
 * Encodes rendered prompts as the engine does: control tokens by their names, text by the same tokenizer without its added
 * tokens, so that no text becomes one.
 *
 * @returns a function that throws ModelBuildError `tokenizer-invalid` where the vocabulary lacks a control token
 */
export async function promptEncoder({
  tokenizer,
  controls,
}: EncodedTokenizer): Promise<(parts: readonly PromptPart[]) => number[]> {
  // A post-processor would put a begin-of-sequence token before every piece of text; truncation would cut it.
  const plain = await loadWebTokenizer({
    ...tokenizer,
    added_tokens: [],
    post_processor: null,
    truncation: null,
    padding: null,
  });
  return (parts) =>
    parts.flatMap((part) => {
      if ('text' in part) return [...plain.encode(part.text)];
      const id = controls.get(part.control);
      if (id !== undefined) return [id];
      throw invalidTokenizer(`The vocabulary has no control token ${JSON.stringify(part.control)}.`);
    });
}
