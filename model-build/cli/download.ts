import { formatBytes } from '../../src/lib/shared/formatBytes.ts';
import { resolveSource } from '../hub/resolveSource.ts';
import type { Command } from './command.ts';
import { usageError } from './usageError.ts';

/** What a build reads; the same weights in other forms (.bin, .pth, .onnx) would double the download. */
const WANTED =
  /^(?:[\w.-]+\.(?:json|model|txt|jinja)|[\w.-]+\.safetensors|[\w.-]+\.model\.v\d+|LICENSE[\w.]*|README\.md)$/;
/** Mistral's own form of weights, which stands beside the sharded one. */
const UNWANTED = /^consolidated/;

export const download: Command = {
  name: 'download',
  usage: 'hf:OWNER/NAME[@REVISION]',
  summary: 'Fetches what a build needs from the Hugging Face Hub, so that it then works without a network.',
  help: [
    'HF_TOKEN opens gated repositories; HF_ENDPOINT names a mirror; HF_HUB_CACHE or HF_HOME says where it goes.',
    'Cut off or cancelled, it goes on where it stopped.',
    '--quiet                no progress',
  ],
  options: { quiet: { type: 'boolean' } },
  positionals: 1,
  run: async (_, [source = ''], { signal, progress, print }) => {
    if (!source.startsWith('hf:'))
      throw usageError(`${JSON.stringify(source)} is not of the form hf:OWNER/NAME.`);
    const folder = await resolveSource(source, { signal, say: print });
    const names = [...folder.files.keys()].filter((name) => WANTED.test(name) && !UNWANTED.test(name));
    const sharded = names.filter((name) => name.endsWith('.safetensors'));
    if (sharded.length === 0)
      print('The repository holds no safetensors files: only descriptions are fetched.');
    await folder.fetch(names, {
      signal,
      onProgress: (done, total) => progress.update('Downloading', done, total),
    });
    progress.end();
    const bytes = names.reduce((sum, name) => sum + (folder.files.get(name)?.bytes ?? 0), 0);
    print(`${folder.name}@${folder.revision ?? ''}: ${names.length} files, ${formatBytes(bytes)}`);
  },
};
