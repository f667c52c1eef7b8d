/** `npm run build`: the page into dist/, with --with-model the weights beside it. Exit codes: 0, 1 failed, 2 usage. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contentPolicy } from '../src/lib/shared/contentPolicy.ts';
import { readCatalogue } from './catalogue/readCatalogue.ts';
import { ModelBuildError } from './errors.ts';
import { PROJECT_ROOT } from './fetch/projectRoot.ts';
import { guardPage } from './page/guardPage.ts';
import { fileError } from './shards/fileError.ts';
import { buildPage, DIST, forgetPage } from './start/buildPage.ts';
import { copyModels, findBuilds } from './start/copyModels.ts';
import { hostWeights, readHostedWeights } from './start/hostedWeights.ts';

const HELP = `Usage: npm run build -- [--weights BUILD=ADDRESS]... [--weights-origin ORIGIN]... [--with-model [MODEL...]]

Builds the page into dist/, which any static host can serve, at its root or below any path.

  --weights BUILD=ADDRESS
                         where the page finds the weights of a build of public/catalogue.json, such as the 7B's: the https
                         address of a model folder, owner/name[@revision] of a repository on the Hugging Face hub, or
                         ./folder beside the page. The host must allow other pages to read its files (CORS).
  --weights-origin ORIGIN
                         a host, such as https://example.org, from which visitors may also choose to take weights, in the
                         page's settings. The page's policy refuses every host that neither this nor --weights names.
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
    const catalogue = await readCatalogue(path.join(PROJECT_ROOT, 'public', 'catalogue.json'));
    const places = readHostedWeights(values.weights ?? [], catalogue);
    const origins = (values['weights-origin'] ?? []).map(readOrigin);
    await buildPage('info');
    if (places.size > 0 || origins.length > 0) {
      // `npm start` must not take this page for what the sources make.
      await forgetPage();
      if (places.size > 0) await hostWeights(DIST, catalogue, places);
      await guardPage(DIST, origins);
    }
    for (const [build, weights] of places) console.log(`${build}: weights at ${weights}`);
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
      options: {
        'with-model': { type: 'boolean' },
        weights: { type: 'string', multiple: true },
        'weights-origin': { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    throw usage(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Refused before anything is built. */
function readOrigin(origin: string): string {
  try {
    contentPolicy([origin]);
    return origin;
  } catch (cause) {
    throw usage(`--weights-origin: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function usage(message: string): ModelBuildError {
  return new ModelBuildError({ code: 'usage', message, remedy: 'See npm run build -- --help.' });
}

process.exitCode = await main();
