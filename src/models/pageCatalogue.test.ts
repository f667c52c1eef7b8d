import { beforeEach, expect, it } from 'vitest';
import shipped from '../../public/catalogue.json' with { type: 'json' };
import { catalogueSchema } from '../lib/shared/catalogue.ts';
import type { Catalogue } from '../lib/shared/catalogue.ts';
import { stubLocalStorage } from '../lib/testing/stubLocalStorage.ts';
import { pageCatalogue } from './pageCatalogue.ts';

beforeEach(() => void stubLocalStorage());

const stored = catalogueSchema.parse(shipped);
const newer = { ...stored, defaultModel: 'tiny-mistral' };

/** @param answers what each request is answered with, in order; null is no answer */
function host(answers: (Catalogue | null)[]) {
  const asked: boolean[] = [];
  const load = (anew: boolean): Promise<Catalogue> => {
    asked.push(anew);
    const answer = answers.shift() ?? null;
    return answer === null ? Promise.reject(new Error('gone')) : Promise.resolve(answer);
  };
  return { asked, load };
}

it('reads once, and asks the host once where a service worker answered in its place', async () => {
  const { asked, load } = host([stored, newer]);
  const { read, newest } = pageCatalogue(() => true, load);
  expect([await read(), await read()]).toEqual([stored, stored]);
  const both = await Promise.all([newest(), newest()]);
  expect(both).toEqual([newer, newer]);
  expect([await newest(), await read()]).toEqual([null, newer]);
  expect(asked).toEqual([false, true]);
});

it('does not ask again where the first answer was the host’s own', async () => {
  const { asked, load } = host([stored]);
  const { read, newest } = pageCatalogue(() => false, load);
  await read();
  expect([await newest(), asked]).toEqual([null, [false]]);
});

it('keeps what it has where the host does not answer, and asks it the next time', async () => {
  const { load } = host([stored, null, newer]);
  const { read, newest } = pageCatalogue(() => true, load);
  await read();
  expect([await newest(), await read(), await newest()]).toEqual([null, stored, newer]);
});

it('says why the first reading failed, and tries again', async () => {
  const { load } = host([null, stored]);
  const { read } = pageCatalogue(() => false, load);
  await expect(read()).rejects.toThrow('gone');
  expect(await read()).toEqual(stored);
});
