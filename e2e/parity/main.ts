/** `npm run parity`: see HELP. */
import { parseArgs } from 'node:util';
import { ADAPTERS } from '../browser/adapters.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import { catalogueBuild, folderBuild, type BuiltModel } from '../harness/builtModel.ts';
import type { FreshBrowserOptions } from '../harness/freshBrowser.ts';
import { askAll, judge, type AskOptions, type ParityReport, type Spoken } from './checkParity.ts';
import { CONVERSATIONS } from './conversations.ts';

const DEFAULT_MODELS = [
  'chatdoctor-smollm2-135m-q4f32_1',
  'chatdoctor-smollm2-135m-q4f16_1',
  'tiny-mistral-q4f32_1',
  'tiny-mistral-q4f16_1',
];

const HELP = `Greedy answers of the engine in the browser against an independent reference.

  npm run parity -- [--model BUILD]... [OPTION...]
  npm run parity -- --folder DIR [--library FILE] [--style NAME] [--profile DIR] [OPTION...]

--model    build id of public/catalogue.json, built into .models/; default: ${DEFAULT_MODELS.join(', ')}
--folder   a model folder anywhere, as npm run model-build -- build leaves it
--library  the library that runs it; default: the one of public/libs that was compiled for its shape
--style    how questions are put to it, a prompt style of the catalogue; default: what the build found
--adapter  the GPU: ${ADAPTERS.join(', ')}; default lavapipe (f32 and f16 on the CPU)
--profile  where the browser stores the files while this runs; must not exist, and is removed in the end. Without it
           a private window is used, whose storage a model of gigabytes exceeds
--steps    tokens of each last answer; default 64
--only     conversations by name; default all: ${CONVERSATIONS.map(({ name }) => name).join(', ')}

Prints one JSON report a model on standard output, progress on standard error. Exit code 1 where anything differs.`;

function printTable(report: ParityReport): void {
  const { model, answers, decided, decidedAtStart, engineSeconds, referenceSeconds, agrees } = report;
  console.error(
    `\n${model}: ${agrees ? 'agrees' : 'DIFFERS'} (${decided} tokens, ${decidedAtStart} at the start); ` +
      `the engine took ${engineSeconds} s, the reference ${referenceSeconds} s`,
  );
  for (const answer of answers) {
    const { name, tokens, mismatch, promptAgrees } = answer;
    const found =
      mismatch === null
        ? `${answer.decided} of ${tokens} tokens decided, all agree (${answer.decidedAtStart} at the start); ${answer.equal} equal`
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
      model: { type: 'string', multiple: true },
      folder: { type: 'string' },
      library: { type: 'string' },
      style: { type: 'string' },
      adapter: { type: 'string', default: 'lavapipe' },
      profile: { type: 'string' },
      steps: { type: 'string', default: '64' },
      only: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { folder, library, style, profile, only } = values;
  const adapter = ADAPTERS.find((name) => name === values.adapter);
  const steps = Number(values.steps);
  const conversations = CONVERSATIONS.filter(({ name }) => only?.includes(name) ?? true);
  const named =
    folder === undefined ? library === undefined && style === undefined : values.model === undefined;
  if (
    adapter === undefined ||
    !Number.isInteger(steps) ||
    steps < 1 ||
    conversations.length === 0 ||
    !named
  ) {
    console.error(HELP);
    return 2;
  }
  const models =
    folder === undefined
      ? (values.model ?? DEFAULT_MODELS).map(catalogueBuild)
      : [await folderBuild(folder, { library, style })];
  const spoken = await askEach(models, { adapter, profile }, { conversations, steps, onProgress: say });
  const reports: ParityReport[] = [];
  for (const [model, answers] of spoken) {
    const report = await judge(model, answers, say);
    printTable(report);
    reports.push(report);
  }
  console.log(JSON.stringify(reports, null, 1));
  return reports.every((report) => report.agrees) ? 0 : 1;
}

function say(message: string): void {
  console.error(message);
}

/** The browser is closed before the reference begins: both take all cores, and for a large model gigabytes. */
async function askEach(
  models: readonly BuiltModel[],
  browser: FreshBrowserOptions,
  options: AskOptions,
): Promise<Map<BuiltModel, Spoken>> {
  const spoken = new Map<BuiltModel, Spoken>();
  const files = Object.fromEntries(models.map((model) => [model.id, model]));
  const engine = await BrowserEngine.open({ ...browser, models: files });
  try {
    for (const model of models) {
      say(`${model.id}: loading`);
      const { loadMs } = await engine.load(model.id);
      say(`${model.id}: loaded in ${(loadMs / 1000).toFixed(1)} s`);
      spoken.set(model, await askAll(engine, model, options));
    }
  } finally {
    await engine.close();
  }
  return spoken;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`npm run parity: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
