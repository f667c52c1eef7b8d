/** `npm run evaluate`: see HELP. */
import { progressSink } from '../../model-build/cli/progress.ts';
import { ModelBuildError } from '../../model-build/errors.ts';
import { fileError } from '../../model-build/shards/fileError.ts';
import { agree } from './agree.ts';
import { ask } from './ask.ts';
import { HELP, readOptions } from './options.ts';
import { report } from './report.ts';
import type { Context } from './context.ts';

async function main(): Promise<number> {
  const words = readOptions(process.argv.slice(2));
  const stop = new AbortController();
  // The first one lets the answer in progress be kept; Node's own handling of a second one ends everything.
  process.once('SIGINT', () => {
    console.error('\nStopping after the current answer; Ctrl-C again to stop at once.');
    stop.abort();
  });
  const context: Context = {
    signal: stop.signal,
    progress: progressSink(process.stderr),
    say: (line) => console.error(line),
    print: (line) => console.log(line),
  };
  switch (words.kind) {
    case 'help':
      console.log(HELP);
      return 0;
    case 'ask':
      return await ask(words, context);
    case 'report':
      return await report(words, context);
    case 'agree':
      return await agree(words, context);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = fileError(error, (error as NodeJS.ErrnoException).path ?? '.cache');
  const said = known instanceof ModelBuildError ? known.describe() : String(known);
  console.error(`npm run evaluate: ${said}`);
  process.exitCode = known instanceof ModelBuildError && known.code === 'usage' ? 2 : 1;
}
