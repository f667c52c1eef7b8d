/** The JSON files of a model folder, as far as this page reads them itself; the rest of them is web-llm's. */
import { invalidModelError } from '../../engine/fileErrors.ts';
import { z } from '../../lib/shared/schema.ts';
import { fileName, md5, sha256 } from './modelRecord.ts';

export const CHAT_CONFIG = 'mlc-chat-config.json';
export const TENSOR_CACHE = 'tensor-cache.json';
export const TOKENIZER = 'tokenizer.json';
/** What model-build writes beside the weights: size and SHA-256 of every other file. */
export const MANIFEST = 'manifest.json';

const size = z.int().check(z.nonnegative());

const chatConfig = z.looseObject({
  context_window_size: z.int().check(z.positive()),
  tokenizer_files: z
    .array(z.string())
    .check(
      z.refine(
        (files) => files.includes(TOKENIZER),
        `no ${TOKENIZER}: control tokens cannot be told from text`,
      ),
    ),
});

const tensorCache = z.looseObject({
  records: z
    .array(
      z.looseObject({
        dataPath: fileName,
        nbytes: z.int().check(z.positive()),
        md5sum: z.catch(z.nullable(md5), null),
      }),
    )
    .check(z.minLength(1)),
});

const manifest = z.looseObject({
  format: z.literal(1),
  files: z.array(z.looseObject({ path: fileName, bytes: size, sha256: sha256 })).check(z.minLength(1)),
});

export type ChatConfig = z.infer<typeof chatConfig>;
export type TensorCache = z.infer<typeof tensorCache>;
export type Manifest = z.infer<typeof manifest>;

/** @throws EngineError `model-invalid` that names the file */
function reader<T>(name: string, schema: z.ZodMiniType<T>): (bytes: ArrayBuffer) => T {
  return (bytes) => {
    try {
      return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (cause) {
      throw invalidModelError(`The model's ${name} cannot be read.`, cause);
    }
  };
}

export const readChatConfig = reader(CHAT_CONFIG, chatConfig);
export const readTensorCache = reader(TENSOR_CACHE, tensorCache);
export const readManifest = reader(MANIFEST, manifest);
