import { verifyFolder } from '../verify/verifyFolder.ts';
import type { Command } from './command.ts';

export const verify: Command = {
  name: 'verify',
  usage: 'DIR',
  summary: 'Checks a model folder: files, sizes, hashes, and each tensor against the model’s shape.',
  help: [],
  options: {},
  positionals: 1,
  run: async (_, [folder = ''], { signal, progress, print }) => {
    const model = await verifyFolder(folder, {
      signal,
      onProgress: (done, total) => progress.update('Verifying', done, total),
    });
    progress.end();
    const tensors = model.cache.records.reduce((sum, shard) => sum + shard.records.length, 0);
    const against = model.manifest === null ? 'MD5 sums; it has no manifest' : 'MD5 sums and manifest';
    print(
      `${folder}: ${model.quantization}, ${tensors} tensors in ${model.cache.records.length} shards agree (${against})`,
    );
  },
};
