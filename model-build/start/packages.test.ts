import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { checkNode, packagesAreCurrent } from './packages.mjs';

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.2', '21.0.0', '22.1.0', '100.0.0'])('takes %s', (version) => {
    expect(() => checkNode(PROJECT_ROOT, version)).not.toThrow();
  });

  it.each(['20.18.3', '18.20.0', '9.99.0'])('refuses %s, and says how to get a newer one', (version) => {
    expect(() => checkNode(PROJECT_ROOT, version)).toThrow(/>=20\.19.*https:\/\/nodejs\.org/);
  });
});

describe('packagesAreCurrent', () => {
  let root: string;
  const lock = (packages: object) => JSON.stringify({ packages });
  const WANTED = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  };

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'packages-'));
    await mkdir(path.join(root, 'node_modules'));
    await writeFile(path.join(root, 'package-lock.json'), lock(WANTED));
  });
  afterEach(() => rm(root, { recursive: true }));

  it.each<[string, object | null, boolean]>([
    ['nothing, as after a killed npm ci', null, false],
    ['what is wanted for this system', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['another package', { 'node_modules/b': { version: '1.0.0' } }, false],
  ])('compares the lockfile with %s', async (_, installed, current) => {
    if (installed !== null) {
      await writeFile(path.join(root, 'node_modules', '.package-lock.json'), lock(installed));
    }
    expect(packagesAreCurrent(root)).toBe(current);
  });

  it('says that the lockfile is missing', async () => {
    await rm(path.join(root, 'package-lock.json'));
    expect(() => packagesAreCurrent(root)).toThrow(/package-lock\.json is missing/);
  });
});
