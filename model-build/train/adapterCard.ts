import type { TrainConfig } from './config.ts';
import type { HeldOutLoss } from './heldOut.ts';
import type { LoggedStep } from './lossCurve.ts';

export interface CardFacts {
  readonly config: TrainConfig;
  readonly log: readonly LoggedStep[];
  /** Null where it was not measured. */
  readonly heldOut: HeldOutLoss | null;
  /** Pairs that the run was given. */
  readonly pairs: number;
  /** Of the adapter's file. */
  readonly bytes: number;
  /** SPDX, as on the Hub. */
  readonly license: string;
}

/** Settings in the order of the card, with what they are called there. */
const SETTINGS: readonly (readonly [keyof TrainConfig, string])[] = [
  ['rank', 'LoRA r'],
  ['alpha', 'LoRA alpha'],
  ['dropout', 'LoRA dropout'],
  ['learningRate', 'Learning rate'],
  ['batchSize', 'Batch size'],
  ['epochs', 'Epochs'],
  ['quantization', 'Quantization'],
  ['targetModules', 'Target modules'],
  ['maxTokens', 'Longest example (tokens)'],
  ['optimizer', 'Optimiser'],
  ['schedule', 'Schedule'],
  ['warmupRatio', 'Warm-up (of all steps)'],
  ['gradientClip', 'Largest gradient norm'],
  ['precision', 'Precision of products'],
  ['microBatchTokens', 'Tokens at once'],
  ['gradientCheckpointing', 'Gradient checkpointing'],
  ['adapterPrecision', 'Precision of the file'],
  ['seed', 'Seed'],
];

/** The adapter's README.md: what it is, what it was trained on and how, and what was measured. Says nothing that was not. */
export function adapterCard(facts: CardFacts): string {
  const { config, log, heldOut } = facts;
  const last = log.at(-1);
  const done = last?.step ?? 0;
  const steps = last?.steps ?? 0;
  const tokens = log.reduce((sum, row) => sum + row.tokens, 0);
  const whole = done === steps && steps > 0;
  const extent = whole
    ? `All ${steps} steps of ${config.epochs.value === 1 ? 'one epoch' : `${config.epochs.value} epochs`} were done`
    : `**Ended early: ${done} of ${steps} steps (${((100 * done) / Math.max(1, steps)).toFixed(0)} %) were done**`;
  return `---
base_model: ${config.baseName}
library_name: peft
pipeline_tag: text-generation
license: ${facts.license}
language:
- en
tags:
- medical
- lora
---

# ${config.name}

A LoRA adapter for ${config.baseName}. For research purposes only. Do not use for actual medical diagnosis: its answers
are often wrong, they sound sure, and no clinician has looked at them.

## Data

${config.data.name}: ${config.data.about}. ${seen(facts)} were trained on.

Prompts are exactly what this project's page gives the model in its prompt style \`${config.promptStyle}\`; the loss is that of
the answer's tokens and of the token that ends it.

## Training

${extent}, ${tokens.toLocaleString('en')} tokens in ${((last?.seconds ?? 0) / 60).toFixed(0)} minutes. \`log.jsonl\` has every step,
\`loss.svg\` the curve.

![Loss of each step](loss.svg)

| Setting | Value | Why |
| --- | --- | --- |
${SETTINGS.map(([field, label]) => settingRow(label, config[field])).join('\n')}

## Measured

${heldOut === null ? 'Nothing yet.' : measured(heldOut)}

The file has ${(facts.bytes / 1e6).toFixed(1)} MB.
`;
}

/** Where a run ended early it has not seen all of its pairs. */
function seen({ config, log, pairs }: CardFacts): string {
  const steps = log.at(-1)?.step ?? 0;
  const count = Math.min(pairs * config.epochs.value, steps * config.batchSize.value);
  return count < pairs
    ? `Of its ${pairs.toLocaleString('en')} pairs ${count.toLocaleString('en')}`
    : `All ${pairs.toLocaleString('en')} pairs`;
}

function settingRow(label: string, setting: TrainConfig[keyof TrainConfig]): string {
  const { value, why } = setting as { readonly value: unknown; readonly why: string | null };
  const text =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([name, part]) => (Array.isArray(value) ? String(part) : `${name} ${String(part)}`))
          .join(', ')
      : String(value);
  return `| ${label} | ${text} | ${cell(why ?? 'as on the card of halame/chatdoctor-mistral-lora')} |`;
}

/** A reason is a sentence of somebody's, and ends neither the cell nor the row. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', String.raw`\|`);
}

function measured({ pairs, tokens, base, adapter, gain, interval }: HeldOutLoss): string {
  const range =
    interval === null ? '' : ` (95 % interval ${interval.low.toFixed(3)} to ${interval.high.toFixed(3)})`;
  return `Loss on ${pairs} pairs that were not trained on (${tokens.toLocaleString('en')} answer tokens, f32, nats a token):

| Base | With the adapter | Difference |
| ---: | ---: | ---: |
| ${base.toFixed(3)} | ${adapter.toFixed(3)} | ${gain.toFixed(3)}${range} |

The interval is a paired bootstrap over the pairs. A lower loss says that the answers of this set have become likelier, not that
they are right.`;
}
