/** Packs that are as they should be, and packs that lie: what is stored, and that nothing of a bad one is. */
import { describe, expect, it } from 'vitest';
import shipped from '../../../public/catalogue.json' with { type: 'json' };
import { catalogueSchema } from '../../lib/shared/catalogue.ts';
import { importing as words } from '../../ui/strings/importing.ts';
import { fakeLocks } from '../storage/fakeLocks.ts';
import { exportModel } from './exportModel.ts';
import { exportSubject } from './exportSubject.ts';
import { findModel } from './findModel.ts';
import { restoreImported } from './importedModels.ts';
import type { ImportedModel } from './importedModels.ts';
import { importModel } from './importModel.ts';
import type { ImportPorts, ImportProgress } from './importModel.ts';
import { tarFiles } from './tarFiles.ts';
import { downloadTarget, tarSink } from './tarSink.ts';
import { bytesOf, FOLDER, LIBRARY_BYTES, libraryRow, makePack, memoryStorage } from './testing.ts';
import type { MemoryStorage, PackOptions } from './testing.ts';
import { withImported } from './withImported.ts';

const catalogue = catalogueSchema.parse(shipped);
const nobody = (): Promise<never> => Promise.reject(new Error('no network'));

interface World extends ImportPorts {
  readonly storage: MemoryStorage;
  readonly rows: ImportedModel[];
}

function world(change: Partial<World> = {}): World {
  const rows: ImportedModel[] = [];
  return {
    storage: memoryStorage(),
    rows,
    page: { list: nobody, fetch: nobody },
    catalogue,
    locks: fakeLocks(),
    listImported: () => Promise.resolve([]),
    putRow: (row) => {
      rows.push(row);
      return Promise.resolve();
    },
    checkRoom: () => Promise.resolve(),
    ...change,
  };
}

async function run(options: PackOptions, ports: World, signal = new AbortController().signal) {
  const seen: ImportProgress[] = [];
  const found = await findModel(await makePack(options));
  const result = await importModel(found, ports, { signal, onProgress: (progress) => seen.push(progress) });
  return { ...result, seen };
}

function expectNothing({ storage, rows }: World): void {
  expect([...storage.files.keys()]).toEqual([]);
  expect([...storage.records.keys()]).toEqual([]);
  expect(rows).toEqual([]);
}

describe('importModel', () => {
  it('stores every file under an address that exists nowhere, and the row last', async () => {
    const ports = world();
    const { imported, ownLibrary, bytes, seen } = await run({}, ports);
    const [build] = imported.model.builds;
    expect(imported.model).toMatchObject({
      id: 'imported-small',
      name: 'a made-up model (imported)',
      license: 'apache-2.0',
      promptStyles: ['mistral-instruct', 'mistral-raw'],
      contextWindowSize: 256,
      hidden: false,
    });
    expect(build).toMatchObject({
      id: 'imported-small-q4f16_1',
      weights: 'https://imported.invalid/imported-small-q4f16_1',
      requiredFeatures: ['shader-f16'],
      downloadBytes: bytes,
    });
    expect(ownLibrary).toBe(true);
    const names = [...ports.storage.files.keys()].map((url) => url.split('/').at(-1)).sort();
    expect(names).toEqual(
      [
        `${(await libraryRow()).sha256}.wasm`,
        ...[
          'manifest.json',
          'mlc-chat-config.json',
          'params_shard_0.bin',
          'tensor-cache.json',
          'tokenizer.json',
        ],
      ].sort(),
    );
    const [record] = ports.storage.records.values();
    expect(record?.files.find(({ shelf }) => shelf === 'library')?.url).toBe(build?.library);
    expect(seen.at(-1)).toEqual({ phase: 'files', file: '', done: bytes, total: bytes });
    expect(restoreImported(JSON.parse(JSON.stringify(ports.rows[0])))).toEqual(imported);
    expect(catalogueSchema.parse(withImported(catalogue, ports.rows)).models.at(-1)).toEqual(imported.model);
  });

  it('takes the page’s library where it has one, from the pack if that has the same bytes', async () => {
    const row = await libraryRow();
    const { ownLibrary } = await run(
      {},
      world({ page: { list: () => Promise.resolve([row]), fetch: nobody } }),
    );
    expect(ownLibrary).toBe(false);
  });

  it('takes the page’s library over another one of the pack, and fetches it', async () => {
    const own = bytesOf('the page’s own');
    const row = await libraryRow(own);
    const page = { list: () => Promise.resolve([row]), fetch: () => Promise.resolve(own.buffer) };
    const { imported } = await run({}, world({ page }));
    expect(imported.model.builds[0]?.librarySha256).toBe(row.sha256);
  });

  it('takes a model folder without a pack around it', async () => {
    const row = await libraryRow();
    const page = { list: () => Promise.resolve([row]), fetch: () => Promise.resolve(LIBRARY_BYTES.buffer) };
    const files = (await makePack()).flatMap(({ path, blob }) =>
      path.startsWith(`stick/${FOLDER}`)
        ? [{ path: `my model/${path.slice(`stick/${FOLDER}`.length)}`, blob }]
        : [],
    );
    const ports = world({ page });
    const onProgress = (): void => undefined;
    const { signal } = new AbortController();
    const { imported } = await importModel(await findModel(files), ports, { signal, onProgress });
    expect(imported.model.id).toBe('imported-my-model');
    expect(imported.model.about).toContain('a made-up model');
  });

  it('goes by SHA256SUMS where there is no manifest', async () => {
    const ports = world();
    const { imported } = await run({ made: { [`${FOLDER}manifest.json`]: null } }, ports);
    expect(imported.manifestSha256).toBeNull();
    expect(ports.storage.files.size).toBe(5);
  });

  it('says of a pack’s own row that it is the pack’s word', async () => {
    const [template] = catalogue.models;
    if (template === undefined) throw new Error('the catalogue is empty');
    const [build] = template.builds;
    const row = {
      promptStyles: { mine: catalogue.promptStyles['mistral-raw'] },
      model: {
        ...template,
        id: 'mine',
        name: 'Mine',
        about: 'The best doctor.',
        promptStyles: ['mine'],
        builds: [{ ...build, id: 'mine-q4f16_1', gpuMemoryBytes: 1, weights: 'https://evil.example/x' }],
      },
    };
    const ports = world();
    const { imported } = await run(
      { made: { 'models/small-q4f16_1.catalogue.json': JSON.stringify(row) } },
      ports,
    );
    expect(imported.model.name).toBe('Mine (imported)');
    expect(imported.model.about).toBe(words.row.about('The best doctor.'));
    expect(imported.model.builds[0]?.gpuMemoryBytes).toBeGreaterThan(1000);
    expect(JSON.stringify(imported)).not.toContain('evil');
    const added = catalogueSchema.parse(withImported(catalogue, ports.rows));
    expect(added.promptStyles['imported-small/mine']).toEqual(catalogue.promptStyles['mistral-raw']);
  });

  it('gives a second model of the same name a name of its own', async () => {
    const first = world({ locks: null });
    await run({}, first);
    // The catalogue was read before: what has come since is in the rows.
    const second = world({ listImported: () => Promise.resolve(first.rows) });
    const { imported } = await run({ source: { name: 'another', license: null, inputs: [] } }, second);
    expect(imported.model.id).toBe('imported-small-2');
    await expect(run({}, second)).rejects.toThrow(/imported already/);
  });

  it('removes what an import left that ended with the page', async () => {
    const ports = world();
    await run({}, ports);
    const again = world({ storage: ports.storage });
    await run({ source: { name: 'another', license: null, inputs: [] } }, again);
    expect(again.storage.records.size).toBe(1);
  });

  it('waits for an import that runs, in whichever tab, and leaves that one alone', async () => {
    const rows: ImportedModel[] = [];
    const shared = { storage: memoryStorage(), locks: fakeLocks(), rows };
    const tab = () =>
      world({
        ...shared,
        listImported: () => Promise.resolve([...rows]),
        putRow: (row) => {
          rows.push(row);
          return Promise.resolve();
        },
      });
    const [first, second] = await Promise.all([
      run({}, tab()),
      run({ source: { name: 'another', license: null, inputs: [] } }, tab()),
    ]);
    expect([first, second].map(({ imported }) => imported.model.id).sort()).toEqual([
      'imported-small',
      'imported-small-2',
    ]);
    expect(shared.storage.records.size).toBe(2);
    // Five files each, and the library that they share.
    expect(shared.storage.files.size).toBe(11);
  });

  it('keeps nothing where it is cancelled half-way', async () => {
    const ports = world();
    const controller = new AbortController();
    const put = ports.storage.put.bind(ports.storage);
    ports.storage.put = async (...file) => {
      await put(...file);
      controller.abort();
    };
    await expect(run({}, ports, controller.signal)).rejects.toThrow(/abort/i);
    expectNothing(ports);
  });

  it('keeps nothing where the disk fills up, or the row is refused', async () => {
    const full = world();
    full.storage.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    await expect(run({}, full)).rejects.toThrow('full');
    expectNothing(full);
    const refused = world({ putRow: () => Promise.reject(new Error('no')) });
    await expect(run({}, refused)).rejects.toThrow(words.problem.rowNotKept.message);
    expectNothing(refused);
    const small = world({ checkRoom: () => Promise.reject(new Error('no room')) });
    await expect(run({}, small)).rejects.toThrow('no room');
    expectNothing(small);
  });

  const config = (change: object): string =>
    JSON.stringify({ model_type: 'mistral', quantization: 'q4f16_1', ...change });
  it.each<[string, PackOptions, RegExp]>([
    [
      'a flipped byte in a shard',
      { damaged: { [`${FOLDER}params_shard_0.bin`]: new Uint8Array(300) } },
      /SHA-256/,
    ],
    ['a short shard', { damaged: { [`${FOLDER}params_shard_0.bin`]: 'x' } }, /1 bytes.*says 300/],
    ['a missing shard', { damaged: { [`${FOLDER}params_shard_0.bin`]: null } }, /not there/],
    ['a changed tokenizer', { damaged: { [`${FOLDER}tokenizer.json`]: '[]' } }, /SHA-256/],
    ['a changed manifest', { damaged: { [`${FOLDER}manifest.json`]: '{}' } }, /SHA-256/],
    ['a changed library', { damaged: { 'libs/made-up-q4f16_1.wasm': 'evil asm 123' } }, /SHA-256|bytes/],
    ['a missing library', { damaged: { 'libs/made-up-q4f16_1.wasm': null } }, /not there/],
    ['a changed list of libraries', { damaged: { 'libs/manifest.json': '{}' } }, /SHA-256/],
    ['no library', { made: { 'libs/manifest.json': null } }, /No library fits/],
    [
      'no manifest and no sums',
      { made: { [`${FOLDER}manifest.json`]: null, SHA256SUMS: null } },
      /Nothing says/,
    ],
    [
      'a manifest that is none',
      { made: { [`${FOLDER}manifest.json`]: '[]' } },
      /manifest\.json cannot be read/,
    ],
    [
      'a manifest that is no JSON',
      { made: { [`${FOLDER}manifest.json`]: '{' } },
      /manifest\.json cannot be read/,
    ],
    [
      'sums that lie',
      { made: { SHA256SUMS: `${'0'.repeat(64)}  ${FOLDER}tokenizer.json\n` } },
      /different hashes|SHA256SUMS does not list/,
    ],
    [
      'sums that lead out',
      { made: { SHA256SUMS: `${'0'.repeat(64)}  ../x\n` } },
      /SHA256SUMS is not valid in line 1/,
    ],
    ['sums that are none', { made: { SHA256SUMS: 'hello\n' } }, /not valid in line 1/],
    ['an unlisted model', { made: { SHA256SUMS: '' } }, /does not list/],
    ['a configuration that is no JSON', { made: { [`${FOLDER}mlc-chat-config.json`]: 'x' } }, /not JSON/],
    [
      'another kind of model',
      { made: { [`${FOLDER}mlc-chat-config.json`]: config({ model_type: 'gpt2' }) } },
      /model_type/,
    ],
    [
      'a configuration without a shape',
      { made: { [`${FOLDER}mlc-chat-config.json`]: config({}) } },
      /model_config/,
    ],
    [
      'weights that are not listed',
      {
        made: {
          [`${FOLDER}tensor-cache.json`]: '{"records":[{"dataPath":"gone.bin","nbytes":1,"records":[]}]}',
        },
      },
      /gone\.bin/,
    ],
    [
      'a path in the list of weights',
      {
        made: { [`${FOLDER}tensor-cache.json`]: '{"records":[{"dataPath":"../x","nbytes":1,"records":[]}]}' },
      },
      /tensor-cache/,
    ],
    [
      'a row that is none',
      { made: { 'models/small-q4f16_1.catalogue.json': '{}' } },
      /catalogue\.json is not valid/,
    ],
  ])('refuses %s, and keeps nothing', async (_, options, message) => {
    const ports = world();
    await expect(run(options, ports)).rejects.toThrow(message);
    expectNothing(ports);
  });

  it('finds one model, and says so where there are none or several', async () => {
    await expect(findModel([])).rejects.toThrow(/no files/);
    await expect(findModel([{ path: 'a.txt', blob: new Blob([]) }])).rejects.toThrow(/No model/);
    const two = (await makePack()).flatMap(({ path, blob }) => [
      { path: `a/${path}`, blob },
      { path: `b/${path}`, blob },
    ]);
    await expect(findModel(two)).rejects.toThrow(/Several/);
    const pack = await makePack();
    await expect(findModel([...pack, ...pack])).rejects.toThrow(/twice/);
  });
});

describe('exportModel', () => {
  async function exported(ports: World, spoil?: (storage: MemoryStorage) => void): Promise<Blob> {
    const { imported } = await run({}, ports);
    spoil?.(ports.storage);
    const [record] = ports.storage.records.values();
    const [build] = imported.model.builds;
    if (record === undefined || build === undefined) throw new Error('nothing was stored');
    const subject = await exportSubject(
      { record, row: imported.model, build, bytes: 0 },
      {
        imported: ports.rows,
        catalogue,
        page: { list: nobody, fetch: nobody },
        notice: () => Promise.resolve('notice'),
      },
    );
    const saved: Blob[] = [];
    const sink = tarSink(
      downloadTarget((blob) => saved.push(blob)),
      subject.name,
    );
    const hooks = { signal: new AbortController().signal, onProgress: (): void => undefined };
    await exportModel(subject, ports.storage, sink, hooks);
    const [tar] = saved;
    if (tar === undefined) throw new Error('nothing was saved');
    return tar;
  }

  it('writes what the import reads: the same bytes, and what its pack said', async () => {
    const first = world();
    const tar = await exported(first);
    const second = world();
    const found = await findModel(await tarFiles(tar));
    const hooks = { signal: new AbortController().signal, onProgress: (): void => undefined };
    const { imported } = await importModel(found, second, hooks);
    expect(imported.model.name).toBe(first.rows[0]?.model.name);
    expect(imported.manifestSha256).toBe(first.rows[0]?.manifestSha256);
    const contents = ({ storage }: World) =>
      [...storage.files].map(([url, bytes]) => [url, new Uint8Array(bytes)] as const).sort();
    expect(contents(second)).toEqual(contents(first));
  });

  it('stops where a stored file is damaged', async () => {
    const damage = ({ files }: MemoryStorage): void => {
      const url = [...files.keys()].find((key) => key.endsWith('params_shard_0.bin')) ?? '';
      files.set(url, new ArrayBuffer(300));
    };
    await expect(exported(world(), damage)).rejects.toThrow(/params_shard_0\.bin is damaged/);
  });
});

describe('restoreImported', () => {
  it('refuses what is no row, and what points to a host', async () => {
    const { imported } = await run({}, world());
    const stored = JSON.parse(JSON.stringify(imported)) as { model: { builds: { weights: string }[] } };
    expect(restoreImported(stored)).not.toBeNull();
    for (const bad of [null, undefined, 5, 'x', {}, { ...stored, format: 2 }, { ...stored, model: {} }])
      expect(restoreImported(bad)).toBeNull();
    const [build] = stored.model.builds;
    if (build !== undefined) build.weights = 'https://host.example/x';
    expect(restoreImported(stored)).toBeNull();
  });

  it('leaves out rows that clash, or whose prompt formats are gone', async () => {
    const { imported } = await run({}, world());
    const clash = { ...imported, model: { ...imported.model, id: 'tiny-mistral' } };
    const gone = { ...imported, model: { ...imported.model, promptStyles: ['gone'] } };
    for (const rows of [[clash], [gone]]) expect(withImported(catalogue, rows)).toEqual(catalogue);
    expect(withImported(catalogue, [imported, imported]).models).toHaveLength(catalogue.models.length + 1);
  });
});
