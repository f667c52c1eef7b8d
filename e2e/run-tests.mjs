/**
 * `npm test`: everything that must hold before a change is kept. This file needs nothing installed: it checks Node,
 * installs the project's packages where they are missing or stale, and hands over to gate/main.ts.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkNode, ensurePackages } from '../model-build/start/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
try {
  checkNode(root);
  ensurePackages(root);
} catch (error) {
  console.error(`\nnpm test: ${error.message}`);
  process.exit(1);
}
const gate = spawnSync(process.execPath, ['--import', 'tsx', 'e2e/gate/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(gate.status ?? 1);
