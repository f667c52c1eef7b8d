import { expect, it } from 'vitest';
import { heldApart } from './heldApart.ts';

it('leaves out what is trained on too, white space at the ends aside', () => {
  const pair = (question: string, reference: string) => ({ question, reference });
  const train = [pair('a', 'b'), pair('c', 'd')];
  const other = [pair('a', 'd'), pair('e', 'f')];
  expect(heldApart(train, [pair(' a', 'b\n'), ...other])).toEqual(other);
  expect(heldApart(train, train)).toEqual([]);
});
