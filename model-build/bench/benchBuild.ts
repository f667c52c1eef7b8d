/** What a build costs, by the number of layers of a model of Mistral-7B's shape. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { MISTRAL_7B, writeSyntheticMistral } from '../fixtures/syntheticMistral.ts';
import { bytesOf, filesOf, readAll, writeAndSync } from './diskAlone.ts';
import { dropFromCache } from './dropFromCache.ts';
import { measureProcess, type ProcessCost } from './measureProcess.ts';
import { thisMachine, type Machine } from './thisMachine.ts';

export interface BuildCost extends ProcessCost {
  readonly layers: number;
  /** Of the base and the adapter. */
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** The same bytes without a build: read from end to end, then written and flushed, as the build does. */
  readonly disk: { readonly readSeconds: number; readonly writeSeconds: number };
}

export interface BuildBench {
  readonly machine: Machine & { readonly node: string };
  readonly quantization: Quantization;
  /** Whether the inputs were dropped from memory before each reading; if not, some of them came from there. */
  readonly coldCache: boolean;
  readonly rows: readonly BuildCost[];
}

export interface BuildBenchOptions {
  readonly layers: readonly number[];
  readonly quantization: Quantization;
  /** Mistral v3's sentencepiece model. */
  readonly tokenizer: string;
  /** Holds the models that are built from; they stay there, and a later run takes them again. */
  readonly work: string;
  readonly rank: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (label: string, done: number, total: number) => void;
}

/** @throws ModelBuildError, with no result left behind; what was made to be built from stays. */
export async function benchBuild(options: BuildBenchOptions): Promise<BuildBench> {
  const { layers, quantization, work, signal } = options;
  await mkdir(work, { recursive: true });
  // All of them first: writing one right before it is measured would keep the disk busy.
  const sources: { readonly count: number; readonly folder: string }[] = [];
  for (const count of layers) sources.push({ count, folder: await sourceOf(count, options) });
  const machine = { ...thisMachine(), node: process.version };
  let coldCache = true;
  const rows: BuildCost[] = [];
  for (const { count, folder } of sources) {
    const inputs = [
      ...(await filesOf(path.join(folder, 'base'))),
      ...(await filesOf(path.join(folder, 'adapter'))),
    ];
    const inputBytes = await bytesOf(inputs);
    const target = path.join(work, `built-${count}`);
    await removeBuilt(target);
    try {
      options.onProgress(`Building ${count} layers`, 0, 1);
      coldCache = (await dropFromCache(inputs, signal)) && coldCache;
      const cost = await measureProcess(
        buildCommand(folder, target, quantization),
        path.join(work, 'time.txt'),
        {
          cwd: PROJECT_ROOT,
          signal,
        },
      );
      const outputBytes = await bytesOf(await filesOf(target));
      // Its pages would crowd out others, and its place is needed.
      await removeBuilt(target);
      options.onProgress(`Reading and writing what ${count} layers take`, 0, 1);
      await dropFromCache(inputs, signal);
      const disk = {
        readSeconds: await readAll(inputs, signal),
        writeSeconds: await writeAndSync(path.join(work, 'written.bin'), outputBytes, signal),
      };
      rows.push({ layers: count, inputBytes, outputBytes, ...cost, disk });
    } finally {
      await removeBuilt(target);
    }
  }
  return {
    machine,
    quantization,
    coldCache,
    rows,
  };
}

/** The base and adapter of so many layers, made unless they are there. */
async function sourceOf(layers: number, options: BuildBenchOptions): Promise<string> {
  const { work, tokenizer, rank, signal, onProgress } = options;
  const folder = path.join(work, `layers-${layers}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await writeSyntheticMistral({
    geometry: { ...MISTRAL_7B, layers },
    rank,
    tokenizer,
    out: partial,
    signal,
    onProgress: (done, total) => onProgress(`Writing ${layers} layers to build from`, done, total),
  });
  await rename(partial, folder);
  return folder;
}

function buildCommand(source: string, target: string, quantization: Quantization): string[] {
  return [
    ...[process.execPath, '--import', 'tsx', path.join(PROJECT_ROOT, 'model-build/cli/main.ts')],
    ...[
      'build',
      '--no-compile',
      '--base',
      path.resolve(source, 'base'),
      '--adapter',
      path.resolve(source, 'adapter'),
    ],
    ...['--quantization', quantization, '--out', path.resolve(target), '--quiet'],
  ];
}

/** The folder, and what a build leaves beside it. */
async function removeBuilt(target: string): Promise<void> {
  for (const end of ['', '.partial', '.catalogue.json', '.geometry.json']) {
    await rm(`${target}${end}`, { recursive: true, force: true });
  }
}
