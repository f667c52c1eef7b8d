import { expect, it } from 'vitest';
import { ModelBuildError } from './errors.ts';

it('shows what a terminal would obey', () => {
  const error = new ModelBuildError({
    code: 'gguf-invalid',
    file: 'model.gguf',
    tensor: 'blk\u001b[31m\r\u009b',
    message: 'It is\nwrong.',
    remedy: 'Mend it.',
  });
  expect(error.describe()).toBe('model.gguf: blk\\u001b[31m\\u000d\\u009b: It is\nwrong.\n  Mend it.');
});
