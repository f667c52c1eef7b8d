import { benchBuild } from '../bench/benchBuild.ts';
import { describeBench } from '../bench/describeBench.ts';
import { MISTRAL_7B } from '../fixtures/syntheticMistral.ts';
import type { Command, OptionValues } from './command.ts';
import { quantizationOption, requiredText } from './readOptions.ts';
import { usageError } from './usageError.ts';

const DEFAULT_LAYERS = '1,4,16,32';

export const bench: Command = {
  name: 'bench',
  usage: '--tokenizer FILE --work DIR [--layers 1,4,16,32] [--quantization Q]',
  summary: 'Measures builds of Mistral-7B’s shape with GNU time, beside what the disk alone takes.',
  help: [
    '--tokenizer FILE       Mistral v3’s sentencepiece model (mistral_instruct_tokenizer_240323.model.v3)',
    '--work DIR             receives the models to build from (25 GB for all four) and keeps them for the next run',
    `--layers LIST          default: ${DEFAULT_LAYERS}`,
    '--quantization Q       default: q4f16_1',
  ],
  options: {
    tokenizer: { type: 'string' },
    work: { type: 'string' },
    layers: { type: 'string', default: DEFAULT_LAYERS },
    quantization: { type: 'string', default: 'q4f16_1' },
  },
  positionals: 0,
  run: async (values, _, { signal, progress, print }) => {
    const report = await benchBuild({
      layers: layersOption(values),
      quantization: quantizationOption(values),
      tokenizer: requiredText(values, 'tokenizer'),
      work: requiredText(values, 'work'),
      rank: 16,
      signal,
      onProgress: (label, done, total) => progress.update(label, done, total),
    });
    progress.end();
    console.error(`\n${describeBench(report)}\n`);
    print(JSON.stringify(report, undefined, 2));
  },
};

function layersOption(values: OptionValues): number[] {
  const text = requiredText(values, 'layers');
  const layers = text.split(',').map(Number);
  const right = (count: number): boolean =>
    Number.isInteger(count) && count >= 1 && count <= MISTRAL_7B.layers;
  if (layers.every(right)) return layers;
  throw usageError(
    `--layers is ${JSON.stringify(text)}; it must be numbers from 1 to ${MISTRAL_7B.layers}, with commas.`,
  );
}
