import { z } from 'zod';
import type { TokenizerInfo } from '../config/chatConfig.ts';
import { inFile } from '../errors.ts';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { isRecord } from '../isRecord.ts';
import { quoteName } from '../safetensors/invalid.ts';
import { tokenizerFromSentencepiece } from '../tokenizer/tokenizerFromSentencepiece.ts';
import { PROMPT_MARKS } from './promptFormat.ts';
import { readSourceBytes, readSourceJson, sourceInvalid, unsupportedSource } from './readSourceJson.ts';

/** A vocabulary as a model folder carries it, and what prompts need to know of it. */
export interface SourceTokenizer {
  /** For tokenizer.json and tokenizer_config.json. */
  readonly tokenizer: object;
  readonly config: object;
  readonly info: TokenizerInfo;
  /** Ids of control tokens by their text. */
  readonly controls: ReadonlyMap<string, number>;
  readonly chatTemplate: string | null;
  readonly files: readonly string[];
}

const JSON_FILE = 'tokenizer.json';
const CONFIG_FILE = 'tokenizer_config.json';
const ADDED_FILE = 'added_tokens.json';
const TEMPLATE_FILE = 'chat_template.jinja';
/** Sentencepiece models by the names that publishers give them; Mistral's own packages number theirs. */
const SENTENCEPIECE_FILE = /^tokenizer\.model(?:\.v\d+)?$/;
/** The largest honest one is of a vocabulary of 262,144: about 35 MB. */
const MAX_TOKENIZER_BYTES = 67_108_864;
const MAX_TEMPLATE_BYTES = 1_048_576;

/** What is looked at of a tokenizer.json; the rest passes as it is. */
const tokenizerSchema = z.looseObject({
  added_tokens: z
    .array(
      z.looseObject({ id: z.number().int().nonnegative(), content: z.string().min(1), special: z.boolean() }),
    )
    .default([]),
  model: z.looseObject({
    type: z.literal('BPE').nullish(),
    ignore_merges: z.boolean().nullish(),
    byte_fallback: z.boolean().nullish(),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});

/**
 * Reads a model's vocabulary: tokenizer.json, which passes as it is, or else its sentencepiece model, turned into one.
 *
 * @param vocabSize rows of the embedding: no token may have a greater id
 * @throws ModelBuildError `source-invalid`, `tokenizer-invalid`, `unsupported`, `not-found`
 */
export async function readTokenizer(folder: SourceFolder, vocabSize: number): Promise<SourceTokenizer> {
  const sentencepiece = [...folder.files.keys()].sort().find((name) => SENTENCEPIECE_FILE.test(name));
  const hasConfig = folder.files.has(CONFIG_FILE);
  const given = hasConfig ? await readSourceJson(folder, CONFIG_FILE, MAX_TOKENIZER_BYTES) : {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw sourceInvalid(`${folder.name}/${CONFIG_FILE}`, 'It is not a JSON object.');
  }
  const template = await readTemplate(folder, given);
  const parts = { chatTemplate: template?.text ?? null };
  const extra = [...(hasConfig ? [CONFIG_FILE] : []), ...(template?.files ?? [])];
  if (folder.files.has(JSON_FILE)) {
    const at = `${folder.name}/${JSON_FILE}`;
    const json = await readSourceJson(folder, JSON_FILE, MAX_TOKENIZER_BYTES);
    const { controls, info } = checkTokenizer(json, at, vocabSize);
    return {
      ...parts,
      tokenizer: json as object,
      config: given,
      info,
      controls,
      files: [JSON_FILE, ...extra],
    };
  }
  if (sentencepiece === undefined) {
    throw unsupportedSource(
      folder.name,
      folder.files.has('tekken.json')
        ? 'Its tokenizer is in Mistral’s own form alone (tekken.json), which is not read.'
        : 'It holds neither tokenizer.json nor tokenizer.model.',
      'Put the tokenizer.json of the model beside its weights.',
    );
  }
  const at = `${folder.name}/${sentencepiece}`;
  const bytes = await readSourceBytes(folder, sentencepiece, MAX_TOKENIZER_BYTES);
  const made = inFile(at, () => tokenizerFromSentencepiece(bytes));
  await refuseAdded(folder, made.tokenizer.model.vocab, given as Readonly<Record<string, unknown>>);
  const { controls, info } = checkTokenizer(made.tokenizer, at, vocabSize);
  return { ...parts, ...made, info, controls, files: [sentencepiece, ...extra] };
}

/** Tokens that were added to a sentencepiece model later stand beside it, and would be lost. */
async function refuseAdded(
  folder: SourceFolder,
  vocab: Readonly<Record<string, number>>,
  config: Readonly<Record<string, unknown>>,
): Promise<void> {
  const added = folder.files.has(ADDED_FILE) ? await readSourceJson(folder, ADDED_FILE) : {};
  const decoder = isRecord(config['added_tokens_decoder']) ? config['added_tokens_decoder'] : {};
  const listed: readonly (readonly [file: string, text: string, id: unknown])[] = [
    ...Object.entries(isRecord(added) ? added : {}).map(([text, id]) => [ADDED_FILE, text, id] as const),
    ...Object.entries(decoder).map(([id, token]) => {
      const text = isRecord(token) ? String(token['content']) : '';
      return [CONFIG_FILE, text, Number(id)] as const;
    }),
  ];
  for (const [file, text, id] of listed) {
    if (Object.hasOwn(vocab, text) && vocab[text] === id) continue;
    throw unsupportedSource(
      `${folder.name}/${file}`,
      `It adds the token ${quoteName(text)} (${String(id)}) to a vocabulary whose tokenizer.model has no such piece, and there is no tokenizer.json.`,
      'Load the tokenizer with transformers (AutoTokenizer) and save it (save_pretrained): that writes tokenizer.json.',
    );
  }
}

/** Where typed text could become a control token, the prompt would not be the page's own any more. */
function checkTokenizer(
  json: unknown,
  file: string,
  vocabSize: number,
): Pick<SourceTokenizer, 'controls' | 'info'> {
  const parsed = tokenizerSchema.safeParse(json);
  if (!parsed.success) {
    if (parsed.error.issues[0]?.path.join('.') === 'model.type') {
      throw unsupportedSource(file, 'Its model is not BPE.', 'Use a model of the Mistral or Llama family.');
    }
    throw sourceInvalid(file, firstIssue(parsed.error));
  }
  const { added_tokens: added, model } = parsed.data;
  // Zod's record would drop a piece that is called __proto__.
  const vocab: unknown = (json as { readonly model: Readonly<Record<string, unknown>> }).model['vocab'];
  if (typeof vocab !== 'object' || vocab === null || Array.isArray(vocab)) {
    throw sourceInvalid(file, 'model.vocab is not an object.');
  }
  const ids = new Map<string, unknown>(Object.entries(vocab));
  const controls = new Map(
    added
      .filter(({ special, content }) => special || PROMPT_MARKS.includes(content))
      .map(({ content, id }) => [content, id]),
  );
  for (const [text, id] of [...ids, ...added.map(({ content, id }) => [content, id] as const)]) {
    if (typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < vocabSize) continue;
    throw sourceInvalid(
      file,
      `${quoteName(text)} has the id ${String(id)}; the model has ${vocabSize} rows.`,
    );
  }
  const unknown = (model as Readonly<Record<string, unknown>>)['unk_token'];
  for (const merge of model.merges) {
    const whole = typeof merge === 'string' ? merge.replace(' ', '') : merge.join('');
    if (controls.has(whole) && whole !== unknown) {
      throw sourceInvalid(file, `A merge makes the control token ${quoteName(whole)} out of typed text.`);
    }
  }
  const typed = model.ignore_merges === true ? [...controls.keys()].find((text) => ids.has(text)) : undefined;
  if (typed !== undefined) {
    throw unsupportedSource(
      file,
      `It takes whole words without merging (ignore_merges), so that the control token ${quoteName(typed)} could be typed.`,
      'Take the control tokens out of model.vocab: added_tokens has them.',
    );
  }
  const byteFallback = model.byte_fallback === true;
  return {
    controls,
    info: {
      token_postproc_method: byteFallback ? 'byte_fallback' : 'byte_level',
      prepend_space_in_encode: byteFallback,
      strip_space_in_decode: byteFallback,
    },
  };
}

async function readTemplate(
  folder: SourceFolder,
  config: object,
): Promise<{ readonly text: string; readonly files: readonly string[] } | null> {
  if (folder.files.has(TEMPLATE_FILE)) {
    const bytes = await readSourceBytes(folder, TEMPLATE_FILE, MAX_TEMPLATE_BYTES);
    return { text: new TextDecoder().decode(bytes), files: [TEMPLATE_FILE] };
  }
  const given = (config as Readonly<Record<string, unknown>>)['chat_template'];
  if (typeof given === 'string') return { text: given, files: [] };
  // Several templates by name; the one for chats is called "default".
  const named: unknown = Array.isArray(given)
    ? given.find(
        (item: unknown) => (item as Readonly<Record<string, unknown>> | null)?.['name'] === 'default',
      )
    : undefined;
  const text = (named as Readonly<Record<string, unknown>> | undefined)?.['template'];
  return typeof text === 'string' ? { text, files: [] } : null;
}
