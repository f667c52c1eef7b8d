/**
 * Turns prompt parts into token ids. Control tokens are found by name; text goes through a second tokenizer made from
 * the same file with its added tokens taken out. So what a person types never becomes a control token.
 */
import { z } from 'zod';
import type { PromptPart } from '../../lib/shared/prompt.ts';
import { invalidModelError } from '../fileErrors.ts';
import type { Tokenizer, TokenizerClass } from './webLlm.ts';

/** The parts of a Hugging Face tokenizer.json that we read. */
const readParts = z.object({
  added_tokens: z
    .array(z.object({ id: z.number().int().nonnegative(), content: z.string(), special: z.boolean() }))
    .default([]),
  model: z.object({
    vocab: z.union([z.record(z.string(), z.number()), z.array(z.tuple([z.string(), z.number()]))]),
    unk_token: z.string().nullish(),
  }),
});

export interface TokenizerFile {
  /** As JSON.parse gave it: a checked copy would lose a vocabulary entry that is called __proto__. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Every token name with its id. */
  readonly ids: ReadonlyMap<string, number>;
  /** Control tokens, except the one for unknown characters, which any text may become. */
  readonly controls: ReadonlySet<number>;
  /** Left out of the text of an answer. */
  readonly special: ReadonlySet<number>;
}

/** @throws EngineError model-invalid */
export function parseTokenizerFile(bytes: ArrayBuffer): TokenizerFile {
  try {
    const json = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const { added_tokens: added, model } = readParts.parse(json);
    const { vocab } = model;
    const ids = new Map(
      Array.isArray(vocab) ? vocab.map(([name], id): [string, number] => [name, id]) : Object.entries(vocab),
    );
    // An added token wins over a vocabulary entry of the same name.
    for (const token of added) ids.set(token.content, token.id);
    const special = new Set(added.filter((token) => token.special).map((token) => token.id));
    const controls = new Set(special);
    const unknown = ids.get(model.unk_token ?? '');
    if (unknown !== undefined) controls.delete(unknown);
    return { json, ids, controls, special };
  } catch (cause) {
    throw invalidModelError("The model's tokenizer.json cannot be read.", cause);
  }
}

export class PromptEncoder {
  readonly #file: TokenizerFile;
  readonly #full: Tokenizer;
  readonly #plain: Tokenizer;

  private constructor(file: TokenizerFile, full: Tokenizer, plain: Tokenizer) {
    this.#file = file;
    this.#full = full;
    this.#plain = plain;
  }

  /**
   * @param full a tokenizer made from the same file; it decodes, and stays the caller's to dispose of
   */
  static async create(file: TokenizerFile, full: Tokenizer, maker: TokenizerClass): Promise<PromptEncoder> {
    // A post-processor would add a begin-of-sequence token to every piece of text; truncation would cut it.
    const plainFile = {
      ...file.json,
      added_tokens: [],
      post_processor: null,
      truncation: null,
      padding: null,
    };
    const bytes = new TextEncoder().encode(JSON.stringify(plainFile)).buffer;
    return new PromptEncoder(file, full, await maker.fromJSON(bytes));
  }

  /** @throws EngineError model-invalid where the vocabulary lacks the token */
  controlId(name: string): number {
    const id = this.#file.ids.get(name);
    if (id === undefined) {
      throw invalidModelError(
        `The prompt style needs the control token ${name}, which this model does not have.`,
      );
    }
    return id;
  }

  encode(parts: readonly PromptPart[]): number[] {
    return parts.flatMap((part) =>
      'control' in part ? [this.controlId(part.control)] : this.#encodeText(part.text),
    );
  }

  #encodeText(text: string): number[] {
    if (text === '') return [];
    const ids = [...this.#plain.encode(text)];
    // A tokenizer that looks whole words up in its vocabulary (ignore_merges) could still find one there.
    const leaked = ids.find((id) => this.#file.controls.has(id));
    if (leaked !== undefined) {
      throw invalidModelError(
        `This model's tokenizer reads plain text as the control token number ${leaked}.`,
      );
    }
    return ids;
  }

  /** Text of an answer; control tokens in it are left out. */
  decode(ids: readonly number[]): string {
    return this.#full.decode(Int32Array.from(ids.filter((id) => !this.#file.special.has(id))));
  }

  dispose(): void {
    this.#plain.dispose();
  }
}
