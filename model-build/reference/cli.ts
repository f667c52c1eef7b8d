/** `tsx model-build/reference/cli.ts FOLDER --ids 1,2,3 [--steps 16]`: greedy tokens of a model folder, as JSON. */
import { parseArgs } from 'node:util';
import { greedyReference } from './greedyReference.ts';

const HELP = `Greedy tokens of a model folder, computed without TVM and WebLLM.

  tsx model-build/reference/cli.ts FOLDER --ids 1,2,3 [--steps 16]

FOLDER holds tensor-cache.json, its shards and mlc-chat-config.json.
Prints {"tokenIds": [...], "topGap": [...]}; topGap is the best logit minus the second best at each step.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ids: { type: 'string' },
    steps: { type: 'string', default: '16' },
    help: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
const ids = (values.ids ?? '').split(',').map(Number);
const steps = Number(values.steps);
if (values.help) {
  console.log(HELP);
} else if (folder === undefined || values.ids === undefined || !ids.every(Number.isInteger) || !(steps > 0)) {
  console.error(HELP);
  process.exitCode = 2;
} else {
  const result = greedyReference(folder, ids, steps, {
    onStep: (step, index) => console.error(`${index + 1}/${steps}: ${step.id} (gap ${step.gap.toFixed(4)})`),
  });
  console.log(JSON.stringify(result));
}
