import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { adapterCard, type CardFacts } from './adapterCard.ts';
import { parseConfig } from './config.ts';

const text = await readFile(new URL('configs/smollm2-135m.json', import.meta.url), 'utf8');
const changed = (change: object) => parseConfig(JSON.stringify({ ...JSON.parse(text), ...change }), 'x.json');

/** As many steps as `done` of `steps`, each of 1,000 tokens and a minute and a half. */
const log = (done: number, steps: number): CardFacts['log'] =>
  Array.from({ length: done }, (_, index) => ({
    ...{ step: index + 1, steps, loss: 2, answer_tokens: 600, tokens: 1000 },
    ...{ learning_rate: 1e-3, gradient_norm: 1, seconds: 90 * (index + 1) },
  }));

const FACTS: CardFacts = {
  config: changed({}),
  log: log(10, 10),
  heldOut: {
    ...{ pairs: 1500, tokens: 26351, base: 2.6829, adapter: 1.7541, gain: 0.9288 },
    interval: { low: 0.8981, high: 0.9629 },
  },
  pairs: 160,
  bytes: 9_812_345,
  license: 'apache-2.0',
};

it('says what it is before anything else, and never more than was measured', () => {
  const card = adapterCard(FACTS);
  expect(card).toMatch(
    /^---\nbase_model: HuggingFaceTB\/SmolLM2-135M-Instruct\nlibrary_name: peft\n[^]*license: apache-2.0\n/,
  );
  const research = card.indexOf('For research purposes only. Do not use for actual medical diagnosis');
  expect(research).toBeGreaterThan(0);
  expect(research).toBeLessThan(card.indexOf('## Data'));
  expect(card).toContain('prompt style `chatml`');
  expect(card).toContain(
    'Loss on 1500 pairs that were not trained on (26,351 answer tokens, f32, nats a token)',
  );
  expect(card).toContain('| 2.683 | 1.754 | 0.929 (95 % interval 0.898 to 0.963) |');
  expect(card).toContain('The file has 9.8 MB.');
  expect(card).not.toMatch(/undefined|NaN|null|\[object/);
});

describe('how much was trained on', () => {
  it.each([
    [
      'whole',
      {},
      log(10, 10),
      160,
      'All 10 steps of one epoch were done, 10,000 tokens in 15 minutes',
      'All 160 pairs',
    ],
    // The last batch of an epoch is not full.
    ['a last part of a batch', {}, log(10, 10), 151, 'All 10 steps of one epoch', 'All 151 pairs'],
    [
      'a fifth of an epoch',
      {},
      log(59, 279),
      4452,
      '**Ended early: 59 of 279 steps (21 %) were done**, 59,000 tokens in 89 minutes',
      'Of its 4,452 pairs 944',
    ],
    [
      'an epoch and a half',
      { epochs: { value: 2, why: 'x' } },
      log(15, 20),
      160,
      '**Ended early: 15 of 20 steps (75 %) were done**',
      'All 160 pairs',
    ],
    [
      'two epochs',
      { epochs: { value: 2, why: 'x' } },
      log(20, 20),
      160,
      'All 20 steps of 2 epochs were done',
      'All 160 pairs',
    ],
    [
      'smaller batches',
      { batchSize: { value: 4, why: 'x' } },
      log(3, 40),
      160,
      '**Ended early: 3 of 40 steps (8 %) were done**',
      'Of its 160 pairs 12',
    ],
    ['nothing', {}, [], 160, '**Ended early: 0 of 0 steps (0 %) were done**', 'Of its 160 pairs 0'],
  ] as const)('%s', (_, change, steps, pairs, extent, seen) => {
    const card = adapterCard({ ...FACTS, config: changed(change), log: steps, pairs });
    expect(card).toContain(`\n${extent}`);
    expect(card).toContain(`. ${seen} were trained on.`);
  });
});

it('says that nothing was measured, and gives no interval where there is none', () => {
  expect(adapterCard({ ...FACTS, heldOut: null })).toContain('## Measured\n\nNothing yet.\n');
  const heldOut = FACTS.heldOut && { ...FACTS.heldOut, pairs: 1, interval: null };
  const card = adapterCard({ ...FACTS, heldOut });
  expect(card).toContain('| 2.683 | 1.754 | 0.929 |');
  expect(card).not.toContain('95 % interval');
});

describe('settings', () => {
  const row = (label: string, change: object): string | undefined =>
    adapterCard({ ...FACTS, config: changed(change) })
      .split('\n')
      .find((line) => line.startsWith(`| ${label} |`));

  it.each([
    ['LoRA r', { rank: 16 }, '| LoRA r | 16 | as on the card of halame/chatdoctor-mistral-lora |'],
    ['LoRA r', { rank: { value: 8, why: 'small' } }, '| LoRA r | 8 | small |'],
    ['LoRA r', { rank: { value: 8, why: 'a | b' } }, String.raw`| LoRA r | 8 | a \| b |`],
    ['LoRA r', { rank: { value: 8, why: 'a\nb' } }, '| LoRA r | 8 | a b |'],
    ['Learning rate', { learningRate: 2e-4 }, '| Learning rate | 0.0002 | as on the card'],
    [
      'Target modules',
      { targetModules: { value: ['q_proj', 'v_proj'], why: 'w' } },
      '| Target modules | q_proj, v_proj | w |',
    ],
    [
      'Optimiser',
      { optimizer: { value: { kind: 'adamw', beta1: 0.9, beta2: 0.95, weightDecay: 0.1 }, why: 'w' } },
      '| Optimiser | kind adamw, beta1 0.9, beta2 0.95, weightDecay 0.1 | w |',
    ],
    [
      'Gradient checkpointing',
      { gradientCheckpointing: { value: false, why: 'w' } },
      '| Gradient checkpointing | false | w |',
    ],
  ])('%s: %j', (label, change, wanted) => {
    expect(row(label, change)).toContain(wanted);
  });

  it('has a row for each that a configuration may have', () => {
    const { config } = FACTS;
    const settings = Object.values(config).filter(
      (value) => typeof value === 'object' && 'value' in value && 'why' in value,
    );
    const table = adapterCard(FACTS).split('| --- | --- | --- |\n')[1]?.split('\n\n')[0] ?? '';
    expect(table.split('\n')).toHaveLength(settings.length);
  });
});
