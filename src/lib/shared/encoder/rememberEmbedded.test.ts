import { expect, it } from 'vitest';
import { rememberEmbedded } from './rememberEmbedded.ts';

it('embeds a text once while there is room, and forgets what was not asked for longest', async () => {
  const asked: string[] = [];
  const embed = rememberEmbedded((text) => {
    asked.push(text);
    return Promise.resolve({ ids: [0, 1, 2], vectors: new Float32Array([text.length, 0]), width: 1 });
  }, 16);
  for (const text of ['a', 'bb', 'a', 'ccc', 'a', 'bb', 'ccc']) {
    expect((await embed(text)).vectors[0]).toBe(text.length);
  }
  // 'a' was asked for again before 'ccc' came, so 'bb' had to go.
  expect(asked).toEqual(['a', 'bb', 'ccc', 'bb', 'ccc']);
});
