/** Builds the test model for real, into a folder of its own. Needs the inputs that set-up fetches. */
import { mkdtemp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { copyModels, findBuilds } from './copyModels.ts';
import { ensureModel } from './ensureModel.ts';

const ID = 'tiny-mistral-q4f32_1';
let root: string;
let said: string[];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'models-'));
  said = [];
  await mkdir(path.join(root, '.cache'));
  await symlink(path.join(PROJECT_ROOT, '.cache', 'inputs'), path.join(root, '.cache', 'inputs'), 'junction');
});
afterEach(() => rm(root, { recursive: true }));

const ensure = (id = ID, signal?: AbortSignal): Promise<string> =>
  ensureModel(id, {
    models: path.join(root, '.models'),
    cache: path.join(root, '.cache'),
    progress: { update: () => undefined, end: () => undefined },
    say: (line) => said.push(line),
    ...(signal === undefined ? {} : { signal }),
  });

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const files = names.map(async (name) => [
    name,
    (await readFile(path.join(folder, name))).toString('latin1'),
  ]);
  return Object.fromEntries(await Promise.all(files)) as Record<string, string>;
}

describe('ensureModel', { timeout: 60_000 }, () => {
  it('builds once, and again only what is damaged, with the same bytes', async () => {
    const folder = await ensure();
    expect(said[0]).toBe(`Building ${ID}`);
    const built = await contents(folder);
    said = [];
    await ensure();
    expect(said).toEqual([]);
    const shard = path.join(folder, 'params_shard_0.bin');
    const bytes = await readFile(shard);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await writeFile(shard, bytes);
    await ensure();
    expect(said[0]).toBe(`Building ${ID}`);
    expect(await contents(folder)).toEqual(built);
  });

  it('builds again where a killed run left half of it', async () => {
    const folder = await ensure();
    const built = await contents(folder);
    // As after a kill between the removal of the old folder and the new one's appearance.
    await rm(path.join(root, '.cache', 'models', `${ID}.json`));
    await rm(path.join(folder, 'tensor-cache.json'));
    await ensure();
    expect(await contents(folder)).toEqual(built);
  });

  it('leaves nothing behind where it is stopped', async () => {
    await expect(ensure(ID, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(path.join(root, '.models')).catch(() => [])).toEqual([]);
  });

  it('knows what it can build', async () => {
    await expect(ensure('gpt-9')).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('copyModels', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    await mkdir(path.join(root, 'public'));
    const catalogue = await readFile(path.join(PROJECT_ROOT, 'public', 'catalogue.json'));
    await writeFile(path.join(root, 'public', 'catalogue.json'), catalogue);
  });

  it('copies a build, or those of a model that were made, to where the page asks for them', async () => {
    const built = await contents(await ensure());
    const target = path.join('dist', 'models', ID, 'resolve', 'main');
    expect(await findBuilds([ID], root)).toEqual([ID]);
    expect(await findBuilds(['tiny-mistral'], root)).toEqual([ID]);
    expect(await copyModels([ID], root)).toEqual([target]);
    expect(await contents(path.join(root, target))).toEqual(built);
  });

  it('refuses what is unknown, missing or damaged', async () => {
    await expect(findBuilds(['gpt-9'], root)).rejects.toMatchObject({ code: 'usage' });
    await expect(findBuilds([], root)).rejects.toMatchObject({ code: 'not-found' });
    await rm(path.join(await ensure(), 'tokenizer.json'));
    await expect(findBuilds([ID], root)).rejects.toMatchObject({ code: 'folder-invalid' });
  });
});
