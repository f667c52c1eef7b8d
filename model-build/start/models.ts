import { QUANTIZATIONS } from '../../src/lib/shared/catalogue.ts';
import type { InputName } from '../fetch/inputs.ts';

/** How one of the models that need nothing but registry packages is made. */
export interface ModelRecipe {
  readonly input: InputName;
  /** A folder of the repository that is merged in; what is in it counts as the sources do. */
  readonly adapter?: string;
  /** For model-build's command line, without --adapter and --out. `input` is the fetched file. */
  readonly args: (input: string) => readonly string[];
}

/** Trained by this project's own recipe: model-build/train/configs/smollm2-135m.json. */
export const DEMONSTRATION_ADAPTER = 'model-build/train/adapters/chatdoctor-smollm2-135m-lora';

function recipes(model: string, recipe: (quantization: string) => ModelRecipe): [string, ModelRecipe][] {
  return QUANTIZATIONS.map((quantization) => [`${model}-${quantization}`, recipe(quantization)]);
}

/** By catalogue build id. */
export const MODEL_RECIPES: ReadonlyMap<string, ModelRecipe> = new Map([
  ...recipes('chatdoctor-smollm2-135m', (quantization) => ({
    input: 'smollm2-gguf',
    adapter: DEMONSTRATION_ADAPTER,
    args: (input) => ['build', '--gguf', input, '--quantization', quantization],
  })),
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
export const START_MODELS: readonly string[] = [
  'chatdoctor-smollm2-135m-q4f16_1',
  'chatdoctor-smollm2-135m-q4f32_1',
];
