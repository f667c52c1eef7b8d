import { checkLibrary } from '../verify/checkLibrary.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import type { Command } from './command.ts';

export const verify: Command = {
  name: 'verify',
  usage: 'DIR [--json]',
  summary:
    'Checks a model folder: files, sizes, hashes, each tensor against the model’s shape and its library.',
  help: [
    'The library is the one of public/libs, or beside the folder, that is made for this shape, quantisation and windows.',
    '--json                 print the result as JSON',
    '--quiet                no progress',
  ],
  options: { json: { type: 'boolean' }, quiet: { type: 'boolean' } },
  positionals: 1,
  run: async (values, [folder = ''], { signal, progress, print }) => {
    const model = await verifyFolder(folder, {
      signal,
      onProgress: (done, total) => progress.update('Verifying', done, total),
    });
    progress.end();
    const library = await checkLibrary(folder, model);
    const tensors = model.cache.records.reduce((sum, shard) => sum + shard.records.length, 0);
    if (values['json'] === true) {
      const { quantization, cache, manifest, bytes } = model;
      const counts = { shards: cache.records.length, tensors, bytes };
      const result = { folder, quantization, ...counts, manifest: manifest !== null };
      print(JSON.stringify({ ...result, library: library?.row.file ?? null }, undefined, 2));
      return;
    }
    const against = model.manifest === null ? 'MD5 sums; it has no manifest' : 'MD5 sums and manifest';
    print(
      `${folder}: ${model.quantization}, ${tensors} tensors in ${model.cache.records.length} shards agree (${against})`,
    );
    print(
      library === null
        ? 'No library is made for it: names and shapes were held to its own geometry alone.'
        : `Names, shapes and types are those that ${library.row.file} asks for.`,
    );
  },
};
