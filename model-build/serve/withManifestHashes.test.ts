import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import { readCatalogue } from '../catalogue/readCatalogue.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { withManifestHashes } from './withManifestHashes.ts';

it('hashes the manifests of the folders that are served, and leaves every other row as it is', async () => {
  const catalogue = await readCatalogue(path.join(PROJECT_ROOT, 'public', 'catalogue.json'));
  const folder = await mkdtemp(path.join(tmpdir(), 'manifest-hashes-'));
  try {
    await writeFile(path.join(folder, 'manifest.json'), '{}');
    const asked: string[] = [];
    const made = await withManifestHashes(catalogue, (id) => {
      asked.push(id);
      if (id === 'tiny-mistral-q4f32_1') return folder;
      return id === 'tiny-mistral-q4f16_1' ? path.join(folder, 'nothing') : null;
    });
    const sha256 = createHash('sha256').update('{}').digest('hex');
    const hashes = catalogueSchema
      .parse(made)
      .models.flatMap(({ builds }) => builds.map(({ id, manifestSha256 }) => [id, manifestSha256]));
    expect(hashes.filter(([, hash]) => hash !== undefined)).toEqual([['tiny-mistral-q4f32_1', sha256]]);
    // What nobody hosts is not looked for.
    expect(asked).not.toContain('chatdoctor-mistral-7b-q4f16_1');
  } finally {
    await rm(folder, { recursive: true });
  }
});
