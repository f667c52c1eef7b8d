import { expect, it } from 'vitest';
import { pythonFor } from './pythonFor.ts';

// `true` and `false` do whatever they are asked, and nothing, on every machine that runs these tests.
it('takes the Python that is named, and looks whether it can do what is wanted', async () => {
  expect(await pythonFor('true')).toBe('true');
  await expect(pythonFor('false')).rejects.toMatchObject({
    code: 'prerequisite-missing',
    message: 'false has no torch and transformers.',
    remedy: expect.stringContaining('npm run train -- --prepare') as string,
  });
  await expect(pythonFor('/no/such/python')).rejects.toMatchObject({ code: 'prerequisite-missing' });
});
