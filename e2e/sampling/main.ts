/** `npm run sampling`: see HELP. */
import { parseArgs } from 'node:util';
import { ADAPTERS } from '../browser/adapters.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import { catalogueBuild } from '../harness/builtModel.ts';
import { checkSampling } from './checkSampling.ts';
import { DRAWS, LEAST_P, SETTINGS } from './settings.ts';

const HELP = `Whether the library draws tokens as often as it should, in the browser.

  npm run sampling -- [--model BUILD] [--adapter ${ADAPTERS.join('|')}] [--library FILE] [--draws ${DRAWS}]

--model    build id of public/catalogue.json, built into .models/; default tiny-mistral-q4f32_1
--adapter  the GPU; default lavapipe
--library  default: public/libs/BUILD.wasm
--draws    for each setting of temperature and top_p; below the model's context; default ${DRAWS}

Prints JSON; exit code 1 where a chi-square test gives p <= ${LEAST_P}, or a token outside the nucleus was drawn.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      model: { type: 'string', default: 'tiny-mistral-q4f32_1' },
      adapter: { type: 'string', default: 'lavapipe' },
      library: { type: 'string' },
      draws: { type: 'string', default: String(DRAWS) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const adapter = ADAPTERS.find((name) => name === values.adapter);
  const draws = Number(values.draws);
  if (adapter === undefined || !Number.isInteger(draws) || draws < 1) {
    console.error(HELP);
    return 2;
  }
  const built = catalogueBuild(values.model);
  const [first = ''] = built.style.stop;
  const engine = await BrowserEngine.open({
    adapter,
    models: { model: { ...built, library: values.library ?? built.library } },
    onGlimpse: (glimpse) => {
      if (glimpse.phase === 'text' && glimpse.tokens % 250 === 0) console.error(`  ${glimpse.tokens} draws`);
    },
  });
  try {
    const { vocabSize } = await engine.load('model');
    const reports = [];
    for (const setting of SETTINGS) {
      console.error(`temperature ${setting.temperature}, top_p ${setting.topP}`);
      const report = await checkSampling(engine, vocabSize, first, setting, draws);
      console.error(
        `  chi-square ${report.statistic.toFixed(1)}, ${report.degrees} degrees of freedom, p ${report.pValue.toPrecision(3)}; ` +
          `${report.impossible} draws outside the nucleus`,
      );
      reports.push(report);
    }
    console.log(JSON.stringify(reports, null, 1));
    return reports.every((report) => report.agrees) ? 0 : 1;
  } finally {
    await engine.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`npm run sampling: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
