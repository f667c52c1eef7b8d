/** A stored model as a pack, in the form that model-build writes and the import reads. */
import type { Catalogue, ModelBuild, ModelRow } from '../../lib/shared/catalogue.ts';
import type { LibraryRow } from '../../lib/shared/libraryRow.ts';
import { toHex } from '../../lib/shared/toHex.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import type { ModelRecord, ModelStorage } from '../storage/modelStorage.ts';
import { readWhole } from '../storage/readWhole.ts';
import { PackError } from './packError.ts';
import type { PackSink } from './packSink.ts';

export interface ExportSubject {
  readonly record: ModelRecord;
  /** As the pack is to say it: of an imported model, what its own pack said. */
  readonly row: ModelRow;
  readonly build: ModelBuild;
  readonly promptStyles: Catalogue['promptStyles'];
  /** Of the folder in the pack. */
  readonly name: string;
  readonly library: LibraryRow;
  /** What the library is made of must be said wherever it goes. */
  readonly notices: readonly (readonly [name: string, text: string])[];
}

export interface ExportHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (file: string, done: number, total: number) => void;
}

/**
 * Writes every file, each held to its hash on the way.
 *
 * @returns bytes of the model
 * @throws PackError, what the signal was aborted with, or what the sink throws; the sink is aborted then
 */
export async function exportModel(
  subject: ExportSubject,
  storage: ModelStorage,
  sink: PackSink,
  { signal, onProgress }: ExportHooks,
): Promise<number> {
  const { record, name, library } = subject;
  const sums: string[] = [];
  const total = record.files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  let done = 0;
  async function write(path: string, bytes: Uint8Array<ArrayBuffer>, listed: string | null): Promise<void> {
    const sha256 = toHex(await crypto.subtle.digest('SHA-256', bytes));
    if (listed !== null && sha256 !== listed) throw new PackError(words.problem.exportDamaged(path));
    signal.throwIfAborted();
    await sink.file(path, bytes);
    sums.push(`${sha256}  ${path}\n`);
  }
  const text = (path: string, content: string): Promise<void> =>
    write(path, new TextEncoder().encode(content), null);

  try {
    for (const file of record.files) {
      signal.throwIfAborted();
      onProgress(file.name, done, total);
      const bytes = new Uint8Array(await readWhole(storage, file));
      const path =
        file.shelf === 'library' ? `libs/${library.file}` : `models/${name}/resolve/main/${file.name}`;
      await write(path, bytes, file.shelf === 'library' ? library.sha256 : file.sha256);
      done += bytes.length;
    }
    onProgress('', done, total);
    for (const [notice, content] of subject.notices) await text(`libs/${notice}`, content);
    await text('libs/manifest.json', json({ version: 1, libraries: [library] }));
    await text(`models/${name}.catalogue.json`, json(rowFile(subject)));
    await text('README.txt', words.readme(subject.row.name, name, subject.row.about, subject.row.license));
    // Last, because it has the hashes of all others; in the order of names, as everywhere.
    const sorted = [...sums].sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
    await sink.file('SHA256SUMS', new TextEncoder().encode(sorted.join('')));
    await sink.close();
    return done;
  } catch (error) {
    await sink.abort().catch(() => undefined);
    throw error;
  }
}

const json = (content: object): string => `${JSON.stringify(content, undefined, 2)}\n`;

function rowFile({ row, build, promptStyles, name, library }: ExportSubject): object {
  const exported: ModelBuild = {
    ...build,
    id: name,
    weights: `models/${name}`,
    library: `libs/${library.file}`,
    librarySha256: library.sha256,
  };
  return { promptStyles, model: { ...row, hidden: false, builds: [exported] } };
}
