/** Measures one library or two of a model, side by side: round by round in turn, so that a slow minute hits both. */
import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { thisMachine, type Machine } from '../../model-build/bench/thisMachine.ts';
import type { AdapterName } from '../browser/adapters.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import type { BuiltModel, ModelFiles } from '../harness/builtModel.ts';
import { measureLibrary, type Round } from './measureLibrary.ts';
import { summary, type Summary } from './summary.ts';

export interface LibraryReport {
  readonly library: string;
  readonly libraryBytes: number;
  readonly libraryGzipBytes: number;
  readonly pipelines: number;
  readonly dispatchesPerToken: number;
  readonly coldLoadMs: Summary;
  readonly warmLoadMs: Summary;
  readonly firstTokenMs: Summary;
  readonly prefillTokensPerSecond: Summary;
  readonly decodeTokensPerSecond: Summary;
}

export interface BenchReport {
  readonly model: string;
  readonly adapter: AdapterName;
  readonly machine: Machine;
  readonly browser: string;
  readonly gpu: string;
  readonly rounds: number;
  readonly tokens: number;
  readonly libraries: readonly LibraryReport[];
  /** Whether both libraries gave the same greedy tokens; null where there is only one. */
  readonly sameTokens: boolean | null;
}

export interface BenchOptions {
  readonly adapter: AdapterName;
  readonly model: BuiltModel;
  /** Paths of one library or more, in place of the model's own. */
  readonly libraries: readonly string[];
  readonly rounds: number;
  readonly tokens: number;
  readonly onProgress?: (message: string) => void;
}

function reportOf(library: string, rounds: readonly Round[]): LibraryReport {
  const [first] = rounds;
  if (first === undefined) throw new Error('a library needs a round');
  const figure = (pick: (round: Round) => number): Summary => summary(rounds.map(pick));
  return {
    // Two libraries of one model often share a file name: the path tells them apart.
    library: relative(process.cwd(), library),
    libraryBytes: first.model.libraryBytes,
    libraryGzipBytes: gzipSync(readFileSync(library), { level: 9 }).length,
    pipelines: first.model.pipelines,
    dispatchesPerToken: first.dispatchesPerToken,
    coldLoadMs: figure((round) => round.coldLoadMs),
    warmLoadMs: figure((round) => round.warmLoadMs),
    firstTokenMs: figure((round) => round.firstTokenMs),
    prefillTokensPerSecond: figure((round) => round.prefillTokensPerSecond),
    decodeTokensPerSecond: figure((round) => round.decodeTokensPerSecond),
  };
}

export async function bench(options: BenchOptions): Promise<BenchReport> {
  const { model, adapter, libraries, rounds, tokens, onProgress } = options;
  const { style, folder } = model;
  const models = Object.fromEntries(
    libraries.map((library, index): [string, ModelFiles] => [`library-${index + 1}`, { folder, library }]),
  );
  const results = new Map<string, Round[]>(Object.keys(models).map((name) => [name, []]));
  const machine = thisMachine();
  const engine = await BrowserEngine.open({ adapter, models });
  try {
    for (let round = 1; round <= rounds; round++) {
      for (const [name, list] of results) {
        const where = `round ${round}/${rounds}, ${basename(models[name]?.library ?? '')}`;
        const onStage = (stage: string): void => onProgress?.(`${where}: ${stage}`);
        list.push(await measureLibrary(engine, name, style, tokens, onStage));
      }
    }
  } finally {
    await engine.close();
  }
  const all = [...results.values()].flat();
  const gpu = all[0]?.model.gpu;
  const texts = new Set(all.map((round) => round.tokenIds.join()));
  return {
    model: model.id,
    adapter,
    machine,
    browser: engine.browserVersion,
    gpu: [gpu?.vendor, gpu?.architecture, gpu?.description].filter(Boolean).join(' '),
    rounds,
    tokens,
    libraries: [...results].map(([name, list]) => reportOf(models[name]?.library ?? '', list)),
    sameTokens: libraries.length > 1 ? texts.size === 1 : null,
  };
}
