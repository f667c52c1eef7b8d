/** The part of `npm run parity` that is quick enough for every change. */
import { expect, test } from '@playwright/test';
import { hasLavapipe, LAVAPIPE_MISSING, softwareAdapter } from '../browser/adapters.ts';
import { BrowserEngine } from '../harness/browserEngine.ts';
import { catalogueBuild } from '../harness/builtModel.ts';
import { checkParity, type ParityReport } from './checkParity.ts';
import { CONVERSATIONS } from './conversations.ts';
import { perturbModel } from './perturbModel.ts';

const TINY_F32 = catalogueBuild('tiny-mistral-q4f32_1');
const TINY_F16 = catalogueBuild('tiny-mistral-q4f16_1');
const DEMONSTRATION = catalogueBuild('chatdoctor-smollm2-135m-q4f32_1');
const PERTURBED = 'perturbed';

const [short, conversation, long] = CONVERSATIONS;
if (short === undefined || conversation === undefined || long === undefined)
  throw new Error('no conversations');

let engine: BrowserEngine;
let removePerturbed: () => void;

// The tests share one browser; each load is a fresh worker in it.
test.beforeAll(async () => {
  const perturbed = perturbModel(TINY_F32.folder, 'model.layers.1.mlp.down_proj');
  removePerturbed = perturbed.remove;
  engine = await BrowserEngine.open({
    adapter: softwareAdapter(),
    models: {
      [TINY_F32.id]: TINY_F32,
      [TINY_F16.id]: TINY_F16,
      [DEMONSTRATION.id]: DEMONSTRATION,
      [PERTURBED]: { ...TINY_F32, folder: perturbed.folder },
    },
  });
});

test.afterAll(async () => {
  await engine.close();
  removePerturbed();
});

/** Mismatches by answer, so that a failure names the token. */
function mismatches({ answers }: ParityReport): unknown[] {
  return answers.flatMap(({ name, mismatch }) => (mismatch === null ? [] : [{ name, ...mismatch }]));
}

test('tiny-mistral in f32 gives every token of the reference, over chunks and turns', async () => {
  await engine.load(TINY_F32.id);
  const conversations = [short, conversation, long];
  const report = await checkParity(engine, TINY_F32, { conversations, steps: 64 });
  expect(mismatches(report)).toEqual([]);
  expect(report.agrees).toBe(true);
  expect(report.answers.map((answer) => answer.tokens)).toEqual([64, 32, 32, 64, 64]);
  for (const { distinctTokens } of report.answers) expect(distinctTokens).toBeGreaterThanOrEqual(20);
  // The long prompt takes more than one prefill chunk of 128, and a later turn begins in the KV cache.
  expect(report.answers.at(-1)?.promptTokens).toBeGreaterThan(2 * 128 - 64);
  expect(report.answers[2]?.reusedTokens).toBeGreaterThan(32);
});

test('tiny-mistral in f16 gives every token that the reference decides', async () => {
  test.skip(!hasLavapipe(), LAVAPIPE_MISSING);
  await engine.load(TINY_F16.id);
  const conversations = [short, conversation, long];
  const report = await checkParity(engine, TINY_F16, { conversations, steps: 64 });
  expect(mismatches(report)).toEqual([]);
  expect(report.agrees).toBe(true);
  expect(report.decided).toBeGreaterThanOrEqual(64);
  for (const { distinctTokens } of report.answers) expect(distinctTokens).toBeGreaterThanOrEqual(20);
});

test('a model with one wrong block of weights is noticed', async () => {
  await engine.load(PERTURBED);
  // The engine reads the perturbed folder, the reference the right one.
  const report = await checkParity(engine, TINY_F32, { conversations: [short], steps: 64 });
  expect(mismatches(report)).not.toEqual([]);
  expect(report.agrees).toBe(false);
});

test('the default model in f32 gives the first tokens of the reference', async () => {
  await engine.load(DEMONSTRATION.id);
  const report = await checkParity(engine, DEMONSTRATION, { conversations: [short], steps: 8 });
  expect(mismatches(report)).toEqual([]);
  expect(report.agrees).toBe(true);
  expect(report.answers[0]?.decided).toBe(8);
});
