/**
 * Unpatched web-llm, through its public interface, loads the folders and libraries that are made here and answers as the
 * reference does. It renders the conversation itself, from the template in the folder's mlc-chat-config.json; the
 * reference is given the ids of the page's own prompt style. Where the two prompts differed in one token, so would the
 * answers: the model's weights are random.
 */
import { expect, test } from '@playwright/test';
import { scoreAnswers } from '../../model-build/reference/scoreAnswers.ts';
import { renderPrompt } from '../../src/lib/shared/prompt.ts';
import { hasLavapipe, LAVAPIPE_MISSING, softwareAdapter } from '../browser/adapters.ts';
import { catalogueBuild, type BuiltModel } from '../harness/builtModel.ts';
import type { StockMessage } from '../harness/stockInPage.ts';
import { openStockWebLlm, type StockWebLlm } from '../harness/stockWebLlm.ts';
import { F16_TOLERANCE } from './checkParity.ts';
import { compareSteps, type Comparison } from './compareSteps.ts';
import { perturbModel } from './perturbModel.ts';
import { wholeStringIds } from './wholeStringIds.ts';

const TINY_F32 = catalogueBuild('tiny-mistral-q4f32_1');
const TINY_F16 = catalogueBuild('tiny-mistral-q4f16_1');
const TOKENS = 64;

const question: StockMessage[] = [
  { role: 'user', content: 'I have had a headache for two days. What should I do?' },
];
const conversation: StockMessage[] = [
  ...question,
  { role: 'assistant', content: 'Drink enough, and rest.' },
  { role: 'user', content: 'It is worse in the morning – is that 38,5 °C?' },
];

let stock: StockWebLlm;
let perturbed: ReturnType<typeof perturbModel>;

test.beforeAll(async () => {
  perturbed = perturbModel(TINY_F32.folder, 'model.layers.1.mlp.down_proj');
  stock = await openStockWebLlm({
    adapter: softwareAdapter(),
    models: { f32: TINY_F32, f16: TINY_F16, perturbed: { ...TINY_F32, folder: perturbed.folder } },
  });
});

test.afterAll(async () => {
  await stock.close();
  perturbed.remove();
});

/** Has web-llm answer, and holds every token to the reference over the model's right folder. */
async function compare(messages: StockMessage[], model: BuiltModel, tolerance: number): Promise<Comparison> {
  // Without system text: web-llm encodes that apart from the question, where the page has them as one text.
  const promptIds = await wholeStringIds(model.folder, renderPrompt(model.style, messages, ''));
  const { tokenIds, promptTokens } = await stock.ask(messages, TOKENS);
  expect(tokenIds).toHaveLength(TOKENS);
  // It does not count the token that begins every prompt.
  expect(promptTokens).toBe(promptIds.length - 1);
  const [steps = []] = scoreAnswers(model.folder, [{ promptIds, tokenIds }]);
  return compareSteps(steps, tolerance);
}

test('stock web-llm loads the f32 folder and gives every token of the reference', async () => {
  await stock.load('f32');
  for (const messages of [question, conversation]) {
    expect(await compare(messages, TINY_F32, 0)).toMatchObject({ equal: TOKENS, mismatch: null });
  }
});

test('stock web-llm loads the f16 folder and gives every token that the reference decides', async () => {
  test.skip(!hasLavapipe(), LAVAPIPE_MISSING);
  await stock.load('f16', ['shader-f16']);
  for (const messages of [question, conversation]) {
    const { mismatch, decided } = await compare(messages, TINY_F16, F16_TOLERANCE);
    expect(mismatch).toBeNull();
    expect(decided).toBeGreaterThanOrEqual(16);
  }
});

test('a folder with one wrong block of weights is noticed', async () => {
  await stock.load('perturbed');
  expect((await compare(question, TINY_F32, 0)).mismatch).not.toBeNull();
});
