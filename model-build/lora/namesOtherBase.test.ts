import { expect, it } from 'vitest';
import { namesOtherBase } from './namesOtherBase.ts';

const V3 = 'Mistral-7B-Instruct-v0.3';

it.each<[trainedOn: string, names: (string | null)[], other: boolean]>([
  [`mistralai/${V3}`, [`hf:mistralai/${V3}`], false],
  ['unsloth/mistral-7b-instruct-v0.3-bnb-4bit', [`hf:mistralai/${V3}`], false],
  [`/home/me/models/${V3}/`, [V3], false],
  ['HuggingFaceTB/SmolLM2-135M-Instruct', ['SmolLM2-135M-Instruct.Q4_1.gguf'], false],
  [`mistralai/${V3}`, ['c170c708c41dac9275d15a8fff4eca08d52bab71'], false],
  ['mistralai/Mistral-7B-v0.1', [`hf:mistralai/${V3}`, null], true],
  ['mistralai/Mistral-7B-Instruct-v0.2', [V3, 'a title'], true],
])('%s over %j: another one? %s', (trainedOn, names, other) => {
  expect(namesOtherBase(trainedOn, names)).toBe(other);
});
