import path from 'node:path';
import { usableLibraries } from '../catalogue/modelLibraries.ts';
import { visible } from '../errors.ts';
import { HEADER_BLOCK_BYTES, resolveSource } from '../hub/resolveSource.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { describePlan } from '../inspect/describePlan.ts';
import { namesOtherBase } from '../lora/namesOtherBase.ts';
import { catalogueRow, modelId } from '../model/catalogueRow.ts';
import { hashInputs, type InputFolder } from '../model/hashInputs.ts';
import { planBuild, type BuildPlan } from '../model/planBuild.ts';
import { sourceKey } from '../model/sourceKey.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';
import { refuseExisting } from '../shards/partialFolder.ts';
import type { Command, CommandContext, OptionValues } from './command.ts';
import { describeResult } from './describeResult.ts';
import { quantizationOption, requiredText, templateOption, windowOptions } from './readOptions.ts';
import { usageError } from './usageError.ts';
import { writeBeside } from './writeBeside.ts';

export const build: Command = {
  name: 'build',
  usage: '--base SOURCE [--adapter SOURCE] --quantization Q --out DIR [options]',
  summary: 'Makes a model folder for WebLLM from a Mistral or Llama model and, if given, a LoRA adapter.',
  help: [
    '--base SOURCE          a folder with config.json and safetensors, a GGUF file, or hf:owner/name[@revision]',
    '--adapter SOURCE       a PEFT LoRA adapter (adapter_config.json, adapter_model.safetensors), merged in',
    '--quantization Q       q4f16_1 (GPUs with shader-f16) or q4f32_1 (all)',
    '--out DIR              must not exist; appears whole or not at all. A run that was ended before goes on in DIR.partial',
    '--name NAME            what people call it; by default after its sources',
    '--context N            context window in tokens; by default that of the library that fits, or 2048',
    '--prefill-chunk N      tokens of a prompt that are computed at once; likewise, or 512',
    '--conv-template NAME   chatml or mistral, for stock WebLLM; by default what the chat template or the vocabulary says',
    '--no-keep              read large files of the Hub by ranges instead of keeping them',
    '--no-compile           where no library fits the shape, do not compile one',
    '--dry-run              say what would be built, and write nothing',
    '--json                 print the result as JSON',
    '--quiet                no progress',
    '--gguf FILE            as --base FILE, but nothing is written beside DIR',
  ],
  options: {
    base: { type: 'string' },
    adapter: { type: 'string' },
    gguf: { type: 'string' },
    quantization: { type: 'string' },
    out: { type: 'string' },
    name: { type: 'string' },
    context: { type: 'string' },
    'prefill-chunk': { type: 'string' },
    'conv-template': { type: 'string' },
    'no-keep': { type: 'boolean' },
    'no-compile': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
  },
  positionals: 0,
  run: async (values, _, context) => {
    const base = requiredText(values, values['gguf'] === undefined ? 'base' : 'gguf');
    if (values['gguf'] !== undefined && values['base'] !== undefined) {
      throw usageError('--gguf and --base both name the model: give one of them.');
    }
    const target = requiredText(values, 'out');
    const quantization = quantizationOption(values);
    const windows = windowOptions(values);
    const template = templateOption(values);
    await refuseExisting(target);
    const folders = await openSources(base, values, context);
    const libraries = await usableLibraries(target);
    const { signal } = context;
    const plan = await planBuild({ ...folders, quantization, windows, template, libraries, signal });
    try {
      await buildPlanned(plan, folders, target, values, context);
    } finally {
      await plan.close();
    }
  },
};

interface Sources {
  readonly base: SourceFolder;
  readonly adapter: SourceFolder | null;
}

/** The base, and the adapter that --adapter names; progress is shown where something is downloaded. */
export async function openSources(
  base: string,
  values: OptionValues,
  context: CommandContext,
): Promise<Sources> {
  const options = {
    keep: values['no-keep'] !== true && values['dry-run'] !== true,
    // To plan, headers are enough.
    ...(values['dry-run'] === true ? { blockBytes: HEADER_BLOCK_BYTES } : {}),
    signal: context.signal,
    onProgress: (done: number, total: number) => context.progress.update('Downloading', done, total),
  };
  const adapter = values['adapter'];
  return {
    base: await resolveSource(base, options),
    adapter: typeof adapter === 'string' ? await resolveSource(adapter, options) : null,
  };
}

async function buildPlanned(
  plan: BuildPlan,
  folders: Sources,
  target: string,
  values: OptionValues,
  context: CommandContext,
): Promise<void> {
  const { base, geometry, parameters, windows, format, library, config } = plan;
  const { quantization } = config;
  const say = (line: string): void => {
    if (values['json'] !== true) context.print(line);
  };
  if (format.warning !== null) console.warn(format.warning);
  const trainedOn = plan.adapter?.config.base ?? null;
  if (trainedOn !== null && namesOtherBase(trainedOn, [folders.base.name, base.title])) {
    console.warn(
      visible(
        `The adapter says that it was trained on ${trainedOn}; the base is ${folders.base.name}. Over other weights than those it makes answers worse.`,
      ),
    );
  }
  // Without a name of its own the model is called after its sources: nothing in the folder may depend on where it lies.
  const made = [base.title ?? folders.base.name, ...(folders.adapter === null ? [] : [folders.adapter.name])];
  const name = typeof values['name'] === 'string' ? values['name'] : made.join(' + ');
  const id = modelId(values['name'] === undefined ? path.basename(path.resolve(target)) : name).replace(
    new RegExp(`-${quantization}$`),
    '',
  );
  const row = (bytes: number) =>
    catalogueRow({
      id,
      name,
      base: base.title ?? folders.base.name,
      adapter: folders.adapter?.name ?? null,
      license: base.license,
      geometry,
      windows,
      endIds: base.endIds,
      quantization,
      format,
      tokenizer: base.tokenizer,
      library,
      bytes,
    });
  if (values['dry-run'] === true) {
    const planned = { geometry, ...describePlan(plan) };
    context.print(JSON.stringify(planned, undefined, 2));
    return;
  }
  await base.checkWeights(context.signal);
  const inputs = inputsOf(plan, folders);
  const weights = await sourceKey(inputs);
  const provenance = describeSources(plan, folders, name, inputs, context.signal);
  // If the build fails first, nobody waits for the hashes any more.
  provenance.catch(() => undefined);
  const show = (label: string) => (done: number, total: number) =>
    context.progress.update(label, done, total);
  const built = await buildModelFolder({
    target,
    quantization,
    parameters,
    source: plan.source,
    sourceKey: weights,
    config,
    tokenizer: base.tokenizer,
    provenance,
    signal: context.signal,
    onProgress: show('Quantising'),
    onCheck: show('Checking what is there'),
    say: (line) => {
      context.progress.end();
      console.warn(line);
    },
  });
  context.progress.end();
  say(describeResult(target, built));
  const beside =
    values['base'] === undefined
      ? { row: row(built.bytes), library: library?.file ?? null, compile: null }
      : await writeBeside(plan, row(built.bytes), target, { values, context, say });
  if (values['json'] === true) {
    const { library: file, compile, row: model } = beside;
    const result = { target, bytes: built.bytes, files: built.files.length, library: file, compile };
    context.print(JSON.stringify({ ...result, ...model }, undefined, 2));
  }
}

function inputsOf({ base, adapter }: BuildPlan, folders: Sources): InputFolder[] {
  return [
    { prefix: folders.adapter === null ? '' : 'base/', folder: folders.base, files: base.files },
    ...(folders.adapter === null || adapter === null
      ? []
      : [{ prefix: 'adapter/', folder: folders.adapter, files: adapter.files }]),
  ];
}

async function describeSources(
  { base, format }: BuildPlan,
  folders: Sources,
  name: string,
  inputs: readonly InputFolder[],
  signal: AbortSignal,
) {
  const origin = (folder: SourceFolder) => ({ name: folder.name, revision: folder.revision });
  return {
    name,
    license: base.license,
    inputs: await hashInputs(inputs, signal),
    base: origin(folders.base),
    adapter: folders.adapter === null ? null : origin(folders.adapter),
    promptStyles: [...format.styles],
  };
}
