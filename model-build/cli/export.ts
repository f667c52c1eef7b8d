import { writeModel } from '../huggingface/writeModel.ts';
import { openModel } from '../model/planBuild.ts';
import { fileError } from '../shards/fileError.ts';
import { openPartialFolder, refuseExisting } from '../shards/partialFolder.ts';
import { openSources } from './build.ts';
import type { Command } from './command.ts';
import { requiredText } from './readOptions.ts';

export const exportModel: Command = {
  name: 'export',
  usage: '--base SOURCE [--adapter SOURCE] --out DIR',
  summary:
    'Writes a model, with an adapter merged in if given, in f32 as Hugging Face’s transformers reads it.',
  help: [
    '--base SOURCE          a folder with config.json and safetensors, a GGUF file, or hf:owner/name[@revision]',
    '--adapter SOURCE       a PEFT LoRA adapter, merged in',
    '--out DIR              must not exist; appears whole or not at all',
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
      const { tokenizer, maxContext, endIds } = model.base;
      await model.base.checkWeights(context.signal);
      const folder = await openPartialFolder(out);
      try {
        await folder.keepOnly(new Set());
        await writeModel(
          folder.directory,
          { ...model.merged, tokenizer, maxContext, endIds },
          {
            signal: context.signal,
            onProgress: (done, total) => context.progress.update('Writing', done, total),
          },
        );
        await folder.commit();
      } catch (cause) {
        await folder.discard();
        throw fileError(cause, out);
      }
    } finally {
      await model.close();
    }
    context.progress.end();
    context.print(out);
  },
};
