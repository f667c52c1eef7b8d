import { writeModel } from '../huggingface/writeModel.ts';
import { openModel } from '../model/planBuild.ts';
import { refuseExisting } from '../shards/partialFolder.ts';
import { openSources } from './build.ts';
import type { Command } from './command.ts';
import { requiredText } from './readOptions.ts';

/** transformers wants a number of positions; a GGUF file may leave it out. */
const UNSTATED_CONTEXT = 2048;

export const exportModel: Command = {
  name: 'export',
  usage: '--base SOURCE [--adapter SOURCE] --out DIR',
  summary:
    'Writes a model, with an adapter merged in if given, in f32 as Hugging Face’s transformers reads it.',
  help: [
    '--base SOURCE          a folder with config.json and safetensors, a GGUF file, or hf:owner/name[@revision]',
    '--adapter SOURCE       a PEFT LoRA adapter, merged in',
    '--out DIR              must not exist',
    '--no-keep              read large files of the Hub by ranges instead of keeping them',
    '--quiet                no progress',
  ],
  options: {
    base: { type: 'string' },
    adapter: { type: 'string' },
    out: { type: 'string' },
    'no-keep': { type: 'boolean' },
    quiet: { type: 'boolean' },
  },
  positionals: 0,
  run: async (values, _, context) => {
    const out = requiredText(values, 'out');
    const base = requiredText(values, 'base');
    await refuseExisting(out);
    const model = await openModel({ ...(await openSources(base, values, context)), signal: context.signal });
    try {
      const { tokenizer, maxContext } = model.base;
      const positions = Number.isFinite(maxContext) ? maxContext : UNSTATED_CONTEXT;
      await writeModel(
        out,
        { ...model.merged, tokenizer, maxContext: positions },
        {
          signal: context.signal,
          onProgress: (done, total) => {
            if (values['quiet'] !== true) context.progress.update('Writing', done, total);
          },
        },
      );
    } finally {
      await model.close();
    }
    context.progress.end();
    context.print(out);
  },
};
