import { existsSync } from 'node:fs';
import path from 'node:path';
import { readLibraryManifest } from '../catalogue/libraryManifest.ts';
import { findModelLibrary, PUBLIC_LIBRARIES } from '../catalogue/modelLibraries.ts';
import { visible } from '../errors.ts';
import { HEADER_BLOCK_BYTES, resolveSource } from '../hub/resolveSource.ts';
import { describeAdapter } from '../inspect/describeAdapter.ts';
import { describeFolder } from '../inspect/describeFolder.ts';
import { describeBase, isAdapter } from '../inspect/describeSource.ts';
import { printDescription, type Description } from '../inspect/printDescription.ts';
import { readFolder } from '../verify/verifyFolder.ts';
import type { Command, CommandContext, OptionValues } from './command.ts';
import { usageError } from './usageError.ts';

export const inspect: Command = {
  name: 'inspect',
  usage: 'SOURCE [--adapter SOURCE] [--json]',
  summary:
    'Says what a model, an adapter or a built folder holds, and what a build would make of it. Reads headers only.',
  help: [
    'SOURCE                 a folder with safetensors or an adapter, a GGUF file, hf:owner/name[@revision], a built folder',
    '--adapter SOURCE       the adapter that would be merged in',
    '--json                 everything, as JSON',
    '--quiet                no progress',
  ],
  options: { adapter: { type: 'string' }, json: { type: 'boolean' }, quiet: { type: 'boolean' } },
  positionals: 1,
  run: async (values, [target = ''], context) => {
    const description = await describe(target, values, context);
    context.progress.end();
    const lines =
      values['json'] === true ? [JSON.stringify(description, undefined, 2)] : printDescription(description);
    // Names are a stranger's.
    for (const line of lines) context.print(visible(line));
  },
};

async function describe(
  target: string,
  values: OptionValues,
  { signal, progress }: CommandContext,
): Promise<Description> {
  const libraries = await readLibraryManifest(path.join(PUBLIC_LIBRARIES, 'manifest.json'));
  const isBuilt = existsSync(path.join(target, 'mlc-chat-config.json'));
  const adapter = values['adapter'];
  const alone = (what: string) =>
    usageError(`${target} is ${what}, which nothing is merged into: leave out --adapter.`);
  if (isBuilt) {
    if (adapter !== undefined) throw alone('a built folder');
    const folder = await readFolder(target);
    const library = await findModelLibrary(target, folder);
    return { name: target, ...describeFolder(folder, library?.row.file ?? null) };
  }
  const options = {
    ...{ keep: false, blockBytes: HEADER_BLOCK_BYTES, signal },
    onProgress: (done: number, total: number) => progress.update('Downloading', done, total),
  };
  const source = await resolveSource(target, options);
  if (isAdapter(source)) {
    if (adapter !== undefined) throw alone('an adapter');
    return { kind: 'adapter', ...(await describeAdapter(source, signal)) };
  }
  const changed = typeof adapter === 'string' ? await resolveSource(adapter, options) : null;
  return describeBase(source, changed, libraries, signal);
}
