import type { ModelGeometry } from '../config/geometry.ts';
import { modelParameters } from '../config/parameters.ts';
import { inFile } from '../errors.ts';
import { geometryFromGguf } from '../gguf/geometryFromGguf.ts';
import { ggufWeights } from '../gguf/ggufSource.ts';
import { readHeader } from '../gguf/readHeader.ts';
import type { GgufMetadata } from '../gguf/types.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { tokenizerFromGguf } from '../tokenizer/tokenizerFromGguf.ts';
import type { BaseModel } from './baseModel.ts';

/** Opens a model that is one GGUF file. */
export async function openGgufBase(
  folder: SourceFolder,
  file: string,
  signal?: AbortSignal,
): Promise<BaseModel> {
  const access = await folder.open(file, signal);
  try {
    const gguf = await readHeader(access);
    const { metadata } = gguf;
    const geometry = inFile(access.file, () => geometryFromGguf(gguf));
    const text = (key: string): string | null => {
      const value = metadata.get(key);
      return typeof value === 'string' ? value : null;
    };
    const made = inFile(access.file, () => tokenizerFromGguf(metadata));
    // Sentencepiece vocabularies carry bytes as pieces of their own and begin text with a space.
    const sentencepiece = metadata.get('tokenizer.ggml.model') === 'llama';
    const limit = (key: string): number => {
      const value = metadata.get(key);
      return typeof value === 'number' && value > 0 ? value : Infinity;
    };
    return {
      title: text('general.name'),
      license: text('general.license') ?? folder.license,
      geometry,
      maxContext: Math.min(limit('llama.context_length'), limit('llama.attention.sliding_window')),
      weights: inFile(access.file, () => ggufWeights(access, gguf, geometry, modelParameters(geometry))),
      tokenizer: {
        ...made,
        info: {
          token_postproc_method: sentencepiece ? 'byte_fallback' : 'byte_level',
          prepend_space_in_encode: sentencepiece,
          strip_space_in_decode: sentencepiece,
        },
        controls: new Map(
          made.tokenizer.added_tokens
            .filter(({ special }) => special)
            .map(({ content, id }) => [content, id]),
        ),
        chatTemplate: text('tokenizer.chat_template'),
        files: [],
      },
      endIds: endIds(metadata, geometry),
      files: [file],
      checkWeights: () => Promise.resolve(),
      close: () => access.close(),
    };
  } catch (cause) {
    await access.close();
    throw cause;
  }
}

/** llama.cpp ends an answer at the end of the turn too, where the vocabulary has a token for it. */
function endIds(metadata: GgufMetadata, { eosId, vocabSize }: ModelGeometry): number[] {
  const turn = metadata.get('tokenizer.ggml.eot_token_id');
  const known = typeof turn === 'number' && Number.isInteger(turn) && turn >= 0 && turn < vocabSize;
  return known && turn !== eosId ? [eosId, turn] : [eosId];
}
