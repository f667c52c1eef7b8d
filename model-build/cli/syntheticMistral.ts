import { MISTRAL_7B, writeSyntheticMistral } from '../fixtures/syntheticMistral.ts';
import { refuseExisting } from '../shards/partialFolder.ts';
import { readSentencepieceFile } from '../tokenizer/readSentencepieceFile.ts';
import type { Command } from './command.ts';
import { requiredText } from './readOptions.ts';
import { usageError } from './usageError.ts';

export const syntheticMistral: Command = {
  name: 'synthetic-mistral',
  usage: '--tokenizer FILE --out DIR [--layers N]',
  summary: 'Writes a base and an adapter of Mistral-7B’s shape with random weights, to measure a build with.',
  help: [
    '--tokenizer FILE       Mistral v3’s sentencepiece model (mistral_instruct_tokenizer_240323.model.v3)',
    '--out DIR              must not exist; receives DIR/base and DIR/adapter',
    '--layers N             1 to 32 (32: 14.5 GB)',
  ],
  options: { tokenizer: { type: 'string' }, out: { type: 'string' }, layers: { type: 'string' } },
  positionals: 0,
  run: async (values, _, { signal, progress, print }) => {
    const out = requiredText(values, 'out');
    const tokenizer = requiredText(values, 'tokenizer');
    const layers = Number(values['layers'] ?? MISTRAL_7B.layers);
    if (!Number.isInteger(layers) || layers < 1 || layers > MISTRAL_7B.layers) {
      throw usageError(
        `--layers is ${JSON.stringify(values['layers'])}; it must be 1 to ${MISTRAL_7B.layers}.`,
      );
    }
    await refuseExisting(out);
    await readSentencepieceFile(tokenizer, MISTRAL_7B.vocabSize);
    await writeSyntheticMistral({
      geometry: { ...MISTRAL_7B, layers },
      rank: 16,
      tokenizer,
      out,
      signal,
      onProgress: (done, total) => progress.update('Writing', done, total),
    });
    progress.end();
    print(`${out}/base and ${out}/adapter`);
  },
};
