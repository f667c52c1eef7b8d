import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

const words = (line: string) => readOptions(line.split(' '));

it('is greedy unless a temperature is named, which then has a seed', () => {
  expect(words('--model m --data d')).toMatchObject({
    kind: 'ask',
    temperature: 0,
    seed: null,
    tokens: 256,
    limit: null,
  });
  expect(words('--model m --data d --temperature 0.7')).toMatchObject({ temperature: 0.7, seed: 1, topP: 1 });
  expect(words('--agree --folder f')).toMatchObject({ kind: 'agree', data: null, tokens: 32 });
  expect(words('--report a --report b --name A --name B')).toMatchObject({
    folders: ['a', 'b'],
    names: ['A', 'B'],
  });
});

it.each([
  ['--data d', 'Name one model'],
  ['--model m --folder f --data d', 'Name one model'],
  ['--model m', '--data'],
  ['--model m --data d --limit 0', '--limit is 0'],
  ['--model m --data d --limit 1.5', 'whole number'],
  ['--model m --data d --temperature warm', '--temperature is warm'],
  ['--model m --data d --engine gpt', 'browser or transformers'],
  ['--model m --data d --seed 1 --temperature 1 --top-p 0', '--top-p'],
  ['--report a --report b --report c', 'one folder, or two'],
  ['--model m --dta d', 'dta'],
])('refuses %s', (line, message) => expect(() => words(line)).toThrow(message));
