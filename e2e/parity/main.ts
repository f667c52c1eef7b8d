/** `npm run parity`: see HELP. */
import { parseArgs } from 'node:util';
import { ADAPTERS, type AdapterName } from '../browser/adapters.ts';
import { BrowserEngine, builtModel } from '../harness/browserEngine.ts';
import { checkParity, type ParityReport } from './checkParity.ts';
import { CONVERSATIONS } from './conversations.ts';

const DEFAULT_MODELS = [
  'smollm2-135m-q4f32_1',
  'smollm2-135m-q4f16_1',
  'tiny-mistral-q4f32_1',
  'tiny-mistral-q4f16_1',
];

const HELP = `Greedy answers of the engine in the browser against an independent reference.

  npm run parity -- [--model BUILD]... [--adapter ${ADAPTERS.join('|')}] [--steps 64] [--only NAME]...

--model    build id of public/catalogue.json, built into .models/; default: ${DEFAULT_MODELS.join(', ')}
--adapter  the GPU; default lavapipe (f32 and f16 on the CPU)
--steps    tokens of each last answer; default 64
--only     conversations by name; default all: ${CONVERSATIONS.map(({ name }) => name).join(', ')}

Prints one JSON report a model on standard output, progress on standard error. Exit code 1 where anything differs.`;

function printTable({ model, answers, decided, decidedAtStart, agrees }: ParityReport): void {
  console.error(
    `\n${model}: ${agrees ? 'agrees' : 'DIFFERS'} (${decided} tokens, ${decidedAtStart} at the start)`,
  );
  for (const answer of answers) {
    const { name, tokens, mismatch, promptAgrees } = answer;
    const found =
      mismatch === null
        ? `${answer.decided} of ${tokens} tokens decided, all agree (${answer.decidedAtStart} at the start)`
        : `token ${mismatch.step} is ${mismatch.found}, not ${mismatch.expected} (gap ${mismatch.gap.toFixed(4)})`;
    const prompt = promptAgrees === false ? ', PROMPT IDS DIFFER' : '';
    console.error(
      `  ${name}: ${found}; ${answer.distinctTokens} distinct; smallest gap ${answer.leastGap.toFixed(4)}; ` +
        `prompt ${answer.promptTokens}, ${answer.reusedTokens} from the KV cache${prompt}`,
    );
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      model: { type: 'string', multiple: true, default: DEFAULT_MODELS },
      adapter: { type: 'string', default: 'lavapipe' },
      steps: { type: 'string', default: '64' },
      only: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  const adapter = ADAPTERS.find((name) => name === values.adapter);
  const steps = Number(values.steps);
  const { only } = values;
  const conversations = CONVERSATIONS.filter(({ name }) => only?.includes(name) ?? true);
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (adapter === undefined || !Number.isInteger(steps) || steps < 1 || conversations.length === 0) {
    console.error(HELP);
    return 2;
  }
  return await run(values.model, adapter, steps, conversations);
}

async function run(
  models: readonly string[],
  adapter: AdapterName,
  steps: number,
  conversations: typeof CONVERSATIONS,
): Promise<number> {
  const files = Object.fromEntries(models.map((id) => [id, builtModel(id)]));
  const engine = await BrowserEngine.open({ adapter, models: files });
  const reports: ParityReport[] = [];
  try {
    for (const [buildId, { folder }] of Object.entries(files)) {
      console.error(`${buildId}: loading`);
      await engine.load(buildId);
      const onProgress = (message: string): void => console.error(message);
      const report = await checkParity(engine, { buildId, folder, conversations, steps, onProgress });
      printTable(report);
      reports.push(report);
    }
  } finally {
    await engine.close();
  }
  console.log(JSON.stringify(reports, null, 1));
  return reports.every((report) => report.agrees) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`npm run parity: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
