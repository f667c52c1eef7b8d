import { createHash } from 'node:crypto';
import path from 'node:path';
import { chatConfig } from '../config/chatConfig.ts';
import { modelParameters } from '../config/parameters.ts';
import { TINY_MISTRAL, TINY_MISTRAL_WINDOWS, tinyMistralSource } from '../fixtures/tinyMistral.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';
import { readSentencepieceFile } from '../tokenizer/readSentencepieceFile.ts';
import type { Command } from './command.ts';
import { describeResult } from './describeResult.ts';
import { quantizationOption, requiredText } from './readOptions.ts';

export const tinyMistral: Command = {
  name: 'tiny-mistral',
  usage: '--quantization Q --tokenizer FILE --out DIR',
  summary: 'Makes the test model: Mistral’s graph and vocabulary, 18 million weights from a fixed seed.',
  help: [
    '--quantization Q       q4f16_1 or q4f32_1',
    '--tokenizer FILE       Mistral v3’s sentencepiece model (mistral_instruct_tokenizer_240323.model.v3)',
    '--out DIR              must not exist; appears whole or not at all',
  ],
  options: { quantization: { type: 'string' }, tokenizer: { type: 'string' }, out: { type: 'string' } },
  positionals: 0,
  run: async (values, _, { signal, progress, print }) => {
    const quantization = quantizationOption(values);
    const file = requiredText(values, 'tokenizer');
    const target = requiredText(values, 'out');
    const { bytes, tokenizer } = await readSentencepieceFile(file, TINY_MISTRAL.vocabSize);
    const built = await buildModelFolder({
      target,
      quantization,
      parameters: modelParameters(TINY_MISTRAL),
      source: tinyMistralSource(),
      // The code says what they are.
      sourceKey: '',
      config: chatConfig({
        geometry: TINY_MISTRAL,
        quantization,
        windows: TINY_MISTRAL_WINDOWS,
        template: 'mistral',
        tokenizerInfo: {
          token_postproc_method: 'byte_fallback',
          prepend_space_in_encode: true,
          strip_space_in_decode: true,
        },
        tokenizer: tokenizer.tokenizer,
      }),
      tokenizer,
      provenance: {
        name: 'tiny-mistral: random weights for tests, with the tokenizer of Mistral-7B-Instruct-v0.3',
        license: 'apache-2.0',
        inputs: [
          {
            name: path.basename(file),
            bytes: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
          },
        ],
      },
      signal,
      onProgress: (done, total) => progress.update('Quantising', done, total),
    });
    progress.end();
    print(describeResult(target, built));
  },
};
