import { expect, test } from '../../fixtures/test.ts';
import { smokeFlow } from '../../smoke/smokeFlow.ts';

/** So common that English prose of twenty words can hardly do without all of them. */
const COMMON = new Set(
  'a an and are be can for from have in is it may not of on or that the this to with you your'.split(' '),
);

test('a question to the default model gets an answer in English', async ({
  profile,
  site,
  model,
  quantization,
}) => {
  const page = profile.pages()[0] ?? (await profile.newPage());
  const result = await smokeFlow(page, {
    url: site.url,
    model,
    quantization,
    question: 'What is a fever?',
    maxTokens: 24,
    loadTimeoutMs: 180_000,
    answerTimeoutMs: 240_000,
  });
  test.info().annotations.push({ type: 'answer', description: JSON.stringify(result) });
  const words = result.answer
    .toLowerCase()
    .split(/[^a-z']+/)
    .filter((word) => word !== '');
  expect(words.length).toBeGreaterThan(8);
  expect(words.filter((word) => COMMON.has(word)).length, result.answer).toBeGreaterThan(2);
  // Nearly all of it is letters and what stands between words.
  expect(result.answer.replace(/[\w\s.,;:!?'"()*-]/g, '').length / result.answer.length).toBeLessThan(0.05);
  expect(result.model).toContain('SmolLM2');
});
