/** A second way from prompt parts to token ids: the whole prompt as one string, as Hugging Face's own templates do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spaceAfterControl } from '../../model-build/tokenizer/spaceAfterControl.ts';
import { loadWebTokenizer } from '../../model-build/tokenizer/webTokenizers.ts';
import type { PromptPart } from '../../src/lib/shared/prompt.ts';

/**
 * The ids of the joined string, by the model folder's tokenizer.json with all its control tokens. Where no text holds
 * something that looks like a control token, they must be the engine's, which encodes each part apart.
 */
export async function wholeStringIds(folder: string, parts: readonly PromptPart[]): Promise<number[]> {
  const file = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')) as object;
  // A post-processor would add a begin-of-sequence token, which the parts already have.
  const tokenizer = await loadWebTokenizer({ ...file, post_processor: null });
  const space = spaceAfterControl(file);
  const text = parts.map((part) => ('control' in part ? part.control : `${space}${part.text}`)).join('');
  return [...tokenizer.encode(text)];
}
