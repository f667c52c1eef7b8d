import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { contentPolicy } from '../../src/lib/shared/contentPolicy.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';

it('the README gives hosts the policy that the page has', async () => {
  const readme = await readFile(path.join(PROJECT_ROOT, 'README.md'), 'utf8');
  const given = [...readme.matchAll(/Content-Security-Policy "([^"]+)"/g)].map(([, policy]) => policy);
  expect(given).toEqual([contentPolicy(), contentPolicy(), contentPolicy()]);
});
