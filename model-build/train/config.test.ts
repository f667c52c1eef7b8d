import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`configs/${name}.json`, import.meta.url), 'utf8');

const plain = { value: expect.anything() as unknown, why: null };

describe('the configuration of the 7B', () => {
  it('has what its card states, and nothing of that is a choice of ours', async () => {
    const config = parseConfig(await read('mistral-7b'), 'mistral-7b.json');
    expect(config).toMatchObject({
      base: 'hf:mistralai/Mistral-7B-Instruct-v0.3',
      data: {
        repository: { id: 'lavita/ChatDoctor-HealthCareMagic-100k' },
        heldOut: { value: 112_165 - 111_665 },
      },
      rank: { value: 16, why: null },
      alpha: { value: 32, why: null },
      dropout: { value: 0.05, why: null },
      learningRate: { value: 0.0002, why: null },
      batchSize: { value: 64, why: null },
      epochs: { value: 1, why: null },
      quantization: { value: 'nf4', why: null },
    });
  });

  it('gives a reason for everything that the card is silent about', async () => {
    const config = parseConfig(await read('mistral-7b'), 'mistral-7b.json');
    const silent = Object.entries(config).filter(
      ([, setting]) => typeof setting === 'object' && 'why' in setting && setting.why !== null,
    );
    expect(silent.map(([name]) => name)).toEqual([
      'targetModules',
      'maxTokens',
      'optimizer',
      'schedule',
      'warmupRatio',
      'gradientClip',
      'precision',
      'microBatchTokens',
      'gradientCheckpointing',
      'adapterPrecision',
      'seed',
    ]);
  });

  it('writes numbers as the card does', async () => {
    expect(await read('mistral-7b')).toContain('"learningRate": 2e-4');
  });
});

it('reads the configuration of the demonstration', async () => {
  const config = parseConfig(await read('smollm2-135m'), 'smollm2-135m.json');
  expect(config.rank).toEqual({ ...plain, value: 16 });
  expect(config.quantization.value).toBe('none');
});

describe('what is no configuration', () => {
  const changed = async (change: Record<string, unknown>): Promise<string> =>
    JSON.stringify({ ...(JSON.parse(await read('smollm2-135m')) as object), ...change });

  it.each([
    ['a number as text', { learningRate: '2e-4' }, /learningRate\.value: .*number/],
    ['a number as text, with a reason', { learningRate: { value: '1e-3', why: 'x' } }, /learningRate\.value/],
    ['half a rank', { rank: 7.5 }, /rank\.value/],
    ['a choice without a reason', { rank: { value: 8, why: '' } }, /rank\.why/],
    ['an unknown field', { learning_rate: 2e-4 }, /learning_rate/],
    ['a missing field', { seed: undefined }, /seed/],
    ['a module that Mistral does not have', { targetModules: ['c_attn'] }, /targetModules/],
    ['a dropout of everything', { dropout: 1 }, /dropout/],
    ['no rank', { rank: 0 }, /rank\.value/],
    ['no step', { batchSize: { value: 0, why: 'x' } }, /batchSize\.value/],
    ['more epochs than can be laid out', { epochs: 1e15 }, /epochs\.value/],
    [
      'a warm-up that ends before it begins',
      { warmupRatio: { value: -0.1, why: 'x' } },
      /warmupRatio\.value/,
    ],
    ['a seed beyond what torch takes', { seed: 2 ** 53 - 1 }, /seed\.value/],
  ])('%s', async (_, change, message) => {
    const text = await changed(change);
    expect(() => parseConfig(text, 'x.json')).toThrow(message);
  });

  it('no JSON', () => {
    expect(() => parseConfig('rank: 16', 'x.json')).toThrow(/not JSON/);
  });
});
