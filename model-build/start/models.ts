import { QUANTIZATIONS } from '../../src/lib/shared/catalogue.ts';
import type { InputName } from '../fetch/inputs.ts';

/** How one of the models that need nothing but registry packages is made. */
export interface ModelRecipe {
  readonly input: InputName;
  /** For model-build's command line, without --out. `input` is the fetched file. */
  readonly args: (input: string) => readonly string[];
}

function recipes(model: string, recipe: (quantization: string) => ModelRecipe): [string, ModelRecipe][] {
  return QUANTIZATIONS.map((quantization) => [`${model}-${quantization}`, recipe(quantization)]);
}

/** By catalogue build id. */
export const MODEL_RECIPES: ReadonlyMap<string, ModelRecipe> = new Map([
  ...recipes('smollm2-135m', (quantization) => ({
    input: 'smollm2-gguf',
    args: (input) => ['build', '--gguf', input, '--quantization', quantization],
  })),
  ...recipes('tiny-mistral', (quantization) => ({
    input: 'mistral-v3-tokenizer',
    args: (input) => ['tiny-mistral', '--tokenizer', input, '--quantization', quantization],
  })),
]);

/** What `npm start` builds: the demonstration model, for GPUs with and without 16-bit arithmetic. */
export const START_MODELS: readonly string[] = ['smollm2-135m-q4f16_1', 'smollm2-135m-q4f32_1'];
