/** `npm run bench`: see HELP. */
import { parseArgs } from 'node:util';
import { ADAPTERS } from '../browser/adapters.ts';
import { catalogueBuild } from '../harness/builtModel.ts';
import { bench } from './bench.ts';

const HELP = `Speed and size of a model in the browser, as JSON.

  npm run bench -- --model BUILD [--adapter ${ADAPTERS.join('|')}] [--library FILE] [--compare FILE]
                   [--rounds 3] [--tokens 64]

--model    build id of public/catalogue.json, built into .models/
--adapter  the GPU; default: the machine's own
--library  the library to measure; default: public/libs/BUILD.wasm
--compare  a second library for the same weights, measured in turn with the first
--rounds   each is a cold load, a warm load, a first token and an answer; default 3
--tokens   length of the measured answer; default 64

Times are in milliseconds, rates in tokens a second; each figure is the median of the rounds, with the least and the
most. Progress goes to standard error.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      model: { type: 'string' },
      adapter: { type: 'string', default: 'default' },
      library: { type: 'string' },
      compare: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      tokens: { type: 'string', default: '64' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const adapter = ADAPTERS.find((name) => name === values.adapter);
  const [rounds, tokens] = [Number(values.rounds), Number(values.tokens)];
  const understood = Number.isInteger(rounds) && rounds >= 1 && Number.isInteger(tokens) && tokens >= 2;
  if (values.model === undefined || adapter === undefined || !understood) {
    console.error(HELP);
    return 2;
  }
  const model = catalogueBuild(values.model);
  const report = await bench({
    model,
    adapter,
    libraries: [values.library ?? model.library, ...(values.compare === undefined ? [] : [values.compare])],
    rounds,
    tokens,
    onProgress: (message) => console.error(message),
  });
  console.log(JSON.stringify(report, null, 1));
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`npm run bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
