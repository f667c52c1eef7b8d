import path from 'node:path';
import { formatBytes } from '../../src/lib/shared/formatBytes.ts';
import { planPack } from '../pack/planPack.ts';
import { writeFolder } from '../pack/writeFolder.ts';
import { writeTar } from '../pack/writeTar.ts';
import { refuseExisting } from '../shards/partialFolder.ts';
import { checkLibrary } from '../verify/checkLibrary.ts';
import { folderId } from '../verify/folderId.ts';
import { verifyFolder } from '../verify/verifyFolder.ts';
import type { Command } from './command.ts';
import { requiredText } from './readOptions.ts';
import { usageError } from './usageError.ts';

/** Sticks come formatted as FAT32, which holds no larger file. */
const FAT32_MAX_BYTES = 0xffffffff;

export const pack: Command = {
  name: 'pack',
  usage: 'DIR --out FOLDER|FILE.tar [--json]',
  summary:
    'Puts a model, its library, checksums and a README together, to carry them to a machine without a network.',
  help: [
    '--out FOLDER           a folder, such as one on a USB stick',
    '--out FILE.tar         one archive; the same model gives the same bytes',
    '--json                 print the result as JSON',
    '--quiet                no progress',
  ],
  options: { out: { type: 'string' }, json: { type: 'boolean' }, quiet: { type: 'boolean' } },
  positionals: 1,
  run: async (values, [folder = ''], { signal, progress, print }) => {
    const target = requiredText(values, 'out');
    await refuseExisting(target);
    refuseInside(folder, target);
    const model = await verifyFolder(folder, {
      signal,
      onProgress: (done, total) => progress.update('Verifying', done, total),
    });
    progress.end();
    const library = await checkLibrary(folder, model);
    const id = folderId(folder);
    const entries = await planPack(id, folder, model, library, {
      signal,
      onProgress: (bytes, all) => progress.update('Listing', bytes, all),
    });
    const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    const onBytes = (count: number): void => {
      done += count;
      progress.update('Packing', done, total);
    };
    const isArchive = target.endsWith('.tar');
    if (isArchive) await writeTar(target, id, entries, { signal, onBytes });
    else await writeFolder(target, entries, { signal, onBytes });
    progress.end();
    if (values['json'] === true) {
      const result = { target, files: entries.length, bytes: total, library: library?.row.file ?? null };
      print(JSON.stringify(result, undefined, 2));
      return;
    }
    print(`${target}: ${entries.length} files, ${formatBytes(total)}`);
    if (library === null) print('No library is made for this model: none is included.');
    if (isArchive && total > FAT32_MAX_BYTES) {
      print(
        'The archive is larger than 4 GiB, which FAT32 does not hold: pack into a folder for such a stick.',
      );
    }
  },
};

/** The model's own folder would not be what its manifest says any more. */
function refuseInside(folder: string, target: string): void {
  const [first] = path.relative(path.resolve(folder), path.resolve(target)).split(path.sep);
  if (first === '..' || path.isAbsolute(first ?? '')) return;
  throw usageError('--out lies in the folder of the model, which would then hold more than it should.');
}
