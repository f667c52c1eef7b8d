/** The command line of `npm test`. */
import { parseArgs } from 'node:util';
import type { Step } from './step.ts';

export type Arguments = { readonly help: true } | { readonly help: false; readonly steps: readonly Step[] };

/**
 * @param args what follows `npm test --`.
 * @throws Error naming what is not understood.
 */
export function parseArguments(args: readonly string[], all: readonly Step[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return { help: true };
  if (values.only === undefined) return { help: false, steps: all };
  const names = values.only.flatMap((list) => list.split(',')).map((name) => name.trim());
  const known = all.map((step) => step.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`no step is called "${unknown}"; there are ${known.join(', ')}`);
  return { help: false, steps: all.filter((step) => names.includes(step.name)) };
}

export function help(all: readonly Step[]): string {
  const width = Math.max(...all.map((step) => step.name.length));
  return [
    'npm test                             every step',
    'npm test -- --only unit,browser      some of them',
    '',
    ...all.map((step) => `  ${step.name.padEnd(width)}  ${step.about}`),
    '',
    'Set-up may use the package registries; the steps run with the network off where the system allows it.',
    'CHROMIUM=/path/to/chrome chooses the browser.',
  ].join('\n');
}
