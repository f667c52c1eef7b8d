/** `npm run build`: the page into dist/, and with --with-model the weights beside it. Exit codes: 0, 1 failed, 2 usage. */
import { parseArgs } from 'node:util';
import { ModelBuildError } from './errors.ts';
import { fileError } from './shards/fileError.ts';
import { buildPage } from './start/buildPage.ts';
import { copyModels, findBuilds } from './start/copyModels.ts';

const HELP = `Usage: npm run build -- [--with-model [MODEL...]]

Builds the page into dist/, which any static host can serve, at its root or below any path.

  --with-model           also copy the default model's weights to dist/models/
  --with-model MODEL...  or those of these models or builds, by their id in public/catalogue.json`;

async function main(): Promise<number> {
  try {
    const { values, positionals } = parse();
    if (values.help === true) {
      console.log(HELP);
      return 0;
    }
    if (positionals.length > 0 && values['with-model'] !== true)
      throw usage('A model needs --with-model before it.');
    // Looked for first: building empties dist/, which may hold a page with its models.
    const builds = values['with-model'] === true ? await findBuilds(positionals) : [];
    await buildPage('info');
    for (const folder of await copyModels(builds)) console.log(`copied ${folder}`);
    return 0;
  } catch (error) {
    const known = fileError(error, (error as NodeJS.ErrnoException).path ?? 'dist');
    if (!(known instanceof ModelBuildError)) throw error;
    console.error(known.describe());
    return known.code === 'usage' ? 2 : 1;
  }
}

function parse() {
  try {
    return parseArgs({
      options: { 'with-model': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (cause) {
    throw usage(cause instanceof Error ? cause.message : String(cause));
  }
}

function usage(message: string): ModelBuildError {
  return new ModelBuildError({ code: 'usage', message, remedy: 'See npm run build -- --help.' });
}

process.exitCode = await main();
