import { compareFolder, type FolderComparison, type ParameterComparison } from '../compare/compareFolder.ts';
import { mismatch, requireSameModel } from '../compare/requireSameModel.ts';
import type { QuantizationError } from '../compare/errorSums.ts';
import { planBuild } from '../model/planBuild.ts';
import { readFolder } from '../verify/verifyFolder.ts';
import { openSources } from './build.ts';
import type { Command } from './command.ts';
import { requiredText } from './readOptions.ts';

export const compare: Command = {
  name: 'compare',
  usage: 'DIR --base SOURCE [--adapter SOURCE]',
  summary: 'Says how far a folder’s quantised weights are from the unrounded ones that it was made of.',
  help: [
    '--base SOURCE          a folder with config.json and safetensors, a GGUF file, or hf:owner/name[@revision]',
    '--adapter SOURCE       the PEFT LoRA adapter that was merged in',
    '--no-keep              read large files of the Hub by ranges instead of keeping them',
    '--json                 print the result as JSON',
    '--quiet                no progress',
    'Hashes are not looked at: that is what verify does. A folder that was built here and holds other words than the',
    'quantiser makes of these weights ends with exit code 1.',
  ],
  options: {
    base: { type: 'string' },
    adapter: { type: 'string' },
    'no-keep': { type: 'boolean' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
  },
  positionals: 1,
  run: async (values, [folder = ''], context) => {
    const { signal, progress, print } = context;
    const base = requiredText(values, 'base');
    const model = await readFolder(folder);
    const sources = await openSources(base, values, context);
    const { quantization } = model;
    const plan = await planBuild({
      ...sources,
      quantization,
      windows: {},
      template: undefined,
      libraries: [],
      signal,
    });
    let compared: FolderComparison;
    try {
      await plan.base.checkWeights(signal);
      requireSameModel(folder, model, plan.geometry, plan.adapter !== null);
      compared = await compareFolder(folder, model, plan, {
        signal,
        onProgress: (done, total) => progress.update('Comparing', done, total),
      });
    } finally {
      await plan.close();
    }
    progress.end();
    const names = { base: sources.base.name, adapter: sources.adapter?.name ?? null };
    if (values['json'] === true) {
      print(JSON.stringify({ folder, quantization, ...names, ...compared }, undefined, 2));
    } else {
      const made = [names.base, names.adapter].filter((name) => name !== null).join(' + ');
      for (const line of [`${folder}: ${quantization} against ${made}`, ...describe(compared)]) print(line);
    }
    const { words, scales, numbers } = compared.total;
    if (model.manifest !== null && words.differing + scales.differing + numbers.differing > 0) {
      throw mismatch(
        folder,
        'The folder was built here, and the quantiser makes something else of these weights.',
      );
    }
  },
};

function describe({ parameters, total, worst }: FolderComparison): string[] {
  const matrices = parameters.filter(({ quantized }) => quantized);
  const rows: (readonly [string, QuantizationError])[] = [
    ...matrices.map((parameter) => [parameter.name, parameter] as const),
    ['all of these', total],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = (name: string, ...cells: string[]): string =>
    `  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(14)).join('')}`;
  const differ = (part: ParameterComparison['words'], what: string): string =>
    `${part.differing.toLocaleString('en')} of ${part.stored.toLocaleString('en')} ${what}`;
  return [
    line('tensor', 'max |error|', 'RMS error', 'relative RMS'),
    ...rows.map(([name, { maxAbs, rms, relativeRms }]) =>
      line(name, ...[maxAbs, rms, relativeRms].map((value) => value.toPrecision(4))),
    ),
    ...(worst === null ? [] : [`Worst: ${worst.name}, relative RMS ${worst.relativeRms.toPrecision(4)}`]),
    `${differ(total.words, 'words')}, ${differ(total.scales, 'scales')} and ${differ(total.numbers, 'numbers of vectors')} differ from what the quantiser makes of these weights.`,
  ];
}
