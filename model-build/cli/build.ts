import path from 'node:path';
import { chatConfig, type TokenizerInfo } from '../config/chatConfig.ts';
import type { ConvTemplateName } from '../config/convTemplate.ts';
import { modelParameters } from '../config/parameters.ts';
import { geometryFromGguf } from '../gguf/geometryFromGguf.ts';
import { ggufSource } from '../gguf/ggufSource.ts';
import { openRandomAccess } from '../gguf/randomAccess.ts';
import { readHeader } from '../gguf/readHeader.ts';
import type { GgufMetadata } from '../gguf/types.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';
import { refuseExisting } from '../shards/partialFolder.ts';
import { tokenizerFromGguf } from '../tokenizer/tokenizerFromGguf.ts';
import { hashFile } from '../verify/hashFile.ts';
import type { Command } from './command.ts';
import { describeResult } from './describeResult.ts';
import { quantizationOption, requiredText, templateOption, windowOptions } from './readOptions.ts';
import { usageError } from './usageError.ts';

export const build: Command = {
  name: 'build',
  usage: '--gguf FILE --quantization Q --out DIR [options]',
  summary: 'Makes a model folder for WebLLM from a GGUF file of the Llama architecture.',
  help: [
    '--gguf FILE            tensors in F32, F16, BF16, Q8_0, Q5_0, Q5_1, Q4_0 or Q4_1',
    '--quantization Q       q4f16_1 (GPUs with shader-f16) or q4f32_1 (all)',
    '--out DIR              must not exist; appears whole or not at all',
    '--context N            context window in tokens (2048)',
    '--prefill-chunk N      tokens of a prompt that are computed at once (512)',
    '--conv-template NAME   chatml or mistral, for stock WebLLM; by default what the file’s chat template looks like',
  ],
  options: {
    gguf: { type: 'string' },
    quantization: { type: 'string' },
    out: { type: 'string' },
    context: { type: 'string' },
    'prefill-chunk': { type: 'string' },
    'conv-template': { type: 'string' },
  },
  positionals: 0,
  run: async (values, _, { signal, progress, print }) => {
    const file = requiredText(values, 'gguf');
    const target = requiredText(values, 'out');
    const quantization = quantizationOption(values);
    const windows = windowOptions(values);
    await refuseExisting(target);
    const access = await openRandomAccess(file);
    try {
      const gguf = await readHeader(access);
      const geometry = geometryFromGguf(gguf);
      const parameters = modelParameters(geometry);
      const source = ggufSource(access, gguf, geometry, parameters);
      const tokenizer = tokenizerFromGguf(gguf.metadata);
      const template = templateOption(values) ?? templateOf(gguf.metadata);
      const config = chatConfig({
        geometry,
        quantization,
        windows,
        template,
        tokenizerInfo: tokenizerInfo(gguf.metadata),
      });
      let hashed = 0;
      const { sha256 } = await hashFile(file, signal, (count) => {
        hashed += count;
        progress.update('Hashing the input', hashed, access.size);
      });
      progress.end();
      const built = await buildModelFolder({
        target,
        quantization,
        parameters,
        source,
        config,
        tokenizer,
        provenance: {
          name: text(gguf.metadata, 'general.name') ?? path.basename(file),
          license: text(gguf.metadata, 'general.license'),
          inputs: [{ name: path.basename(file), bytes: access.size, sha256 }],
        },
        signal,
        onProgress: (done, total) => progress.update('Quantising', done, total),
      });
      progress.end();
      print(describeResult(target, built));
    } finally {
      await access.close();
    }
  },
};

function text(metadata: GgufMetadata, key: string): string | null {
  const value = metadata.get(key);
  return typeof value === 'string' ? value : null;
}

function templateOf(metadata: GgufMetadata): ConvTemplateName {
  const template = text(metadata, 'tokenizer.chat_template') ?? '';
  if (template.includes('<|im_start|>')) return 'chatml';
  if (template.includes('[INST]')) return 'mistral';
  throw usageError('The file’s chat template is none that is known here: choose one with --conv-template.');
}

function tokenizerInfo(metadata: GgufMetadata): TokenizerInfo {
  // Sentencepiece vocabularies carry bytes as pieces of their own and begin text with a space.
  const sentencepiece = metadata.get('tokenizer.ggml.model') === 'llama';
  return {
    token_postproc_method: sentencepiece ? 'byte_fallback' : 'byte_level',
    prepend_space_in_encode: sentencepiece,
    strip_space_in_decode: sentencepiece,
  };
}
