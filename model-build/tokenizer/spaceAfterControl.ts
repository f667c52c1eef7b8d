import { z } from 'zod';

const metaspaceFirst = z.looseObject({ type: z.literal('Metaspace'), prepend_scheme: z.literal('first') });
const sequence = z.looseObject({ type: z.literal('Sequence'), pretokenizers: z.array(z.unknown()) });

/**
 * What must stand between a control token and text, where both are in one string, so that the text gets the ids that it
 * has alone. A tokenizer of the sentencepiece kind begins a text with a space of its own: one with a `Prepend` normalizer
 * does so for each stretch between control tokens, and a second space would become a token; one with a `Metaspace`
 * pre-tokenizer and `"prepend_scheme": "first"`, as later Mistral files have it, does so at the string's beginning only.
 *
 * @param tokenizer the content of a tokenizer.json
 */
export function spaceAfterControl(tokenizer: object): '' | ' ' {
  const { pre_tokenizer: found } = tokenizer as { readonly pre_tokenizer?: unknown };
  const parsed = sequence.safeParse(found);
  const parts = parsed.success ? parsed.data.pretokenizers : [found];
  return parts.some((part) => metaspaceFirst.safeParse(part).success) ? ' ' : '';
}
