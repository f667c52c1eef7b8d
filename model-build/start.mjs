/**
 * `npm start`. This file and packages.mjs need nothing installed: they check Node and install the project's packages
 * where they are missing or stale. start/run.ts does the rest.
 */
import { fileURLToPath } from 'node:url';
import { checkNode, ensurePackages } from './start/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
try {
  checkNode(root);
  ensurePackages(root);
} catch (error) {
  console.error(`\nnpm start: ${error.message}`);
  process.exit(1);
}
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./start/run.ts');
process.exitCode = await run(process.argv.slice(2));
