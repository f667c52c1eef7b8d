/** The one door: `npm run model-build -- COMMAND`. Exit codes: 0 done, 1 failed or cancelled, 2 wrong usage. */
import { endianness } from 'node:os';
import { ModelBuildError } from '../errors.ts';
import { bench } from './bench.ts';
import { build } from './build.ts';
import { catalogue } from './catalogue.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { download } from './download.ts';
import { exportModel } from './export.ts';
import { inspect } from './inspect.ts';
import { outliveReaders } from './outliveReaders.ts';
import { pack } from './pack.ts';
import { progressSink } from './progress.ts';
import { runCommand } from './runCommand.ts';
import { serve } from './serve.ts';
import { syntheticMistral } from './syntheticMistral.ts';
import { tinyMistral } from './tinyMistral.ts';
import { verify } from './verify.ts';

const COMMANDS: readonly Command[] = [
  build,
  tinyMistral,
  syntheticMistral,
  bench,
  download,
  exportModel,
  inspect,
  verify,
  compare,
  serve,
  pack,
  catalogue,
];

async function main(): Promise<number> {
  const controller = new AbortController();
  // The first interrupt lets the build remove what it wrote; a second one ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  const progress = progressSink(process.stderr);
  try {
    if (endianness() !== 'LE') {
      throw new ModelBuildError({
        code: 'unsupported',
        message: 'This machine is big-endian; weights are read and written as they lie in memory.',
        remedy: 'Run it on a little-endian machine.',
      });
    }
    await runCommand(COMMANDS, process.argv.slice(2), {
      signal: controller.signal,
      progress,
      print: (line) => console.log(line),
    });
    return 0;
  } catch (cause) {
    progress.end();
    if (!(cause instanceof ModelBuildError)) throw cause;
    console.error(cause.describe());
    return cause.code === 'usage' ? 2 : 1;
  }
}

outliveReaders(process.stdout, process.stderr);
const code = await main();
if (code !== 0) process.exitCode = code;
