import { expect, it } from 'vitest';
import { answerWithTransformers } from './answerWithTransformers.ts';

const JOB = {
  ...{ folder: '.', stop: [], seed: 0, ignoreStop: false, gaps: false, batches: [] },
  sampling: { temperature: 0, topP: 1, maxTokens: 1 },
};

// `echo` repeats its arguments, as a library might print something of its own; `false` fails without a word.
it.each([
  ['echo', 'transformers could not answer. It wrote a line that is no answer:'],
  ['false', 'transformers could not answer. Python ended with 1.'],
])('says what went wrong where Python is %s', async (python, message) => {
  await expect(answerWithTransformers(python, JOB, () => Promise.resolve())).rejects.toMatchObject({
    code: 'io',
    message: expect.stringContaining(message) as string,
  });
});
