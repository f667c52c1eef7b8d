/** Turns option texts into checked values; a wrong one ends in a usage error that names the option. */
import { QUANTIZATIONS, type Quantization } from '../../src/lib/shared/catalogue.ts';
import { CONV_TEMPLATES, type ConvTemplateName } from '../config/convTemplate.ts';
import type { Windows } from '../config/geometry.ts';
import type { OptionValues } from './command.ts';
import { usageError } from './usageError.ts';

export function requiredText(values: OptionValues, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw usageError(`The option --${name} is missing.`);
}

function oneOf<T extends string>(value: string, name: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found !== undefined) return found;
  throw usageError(`--${name} is ${JSON.stringify(value)}; it must be ${allowed.join(' or ')}.`);
}

export function quantizationOption(values: OptionValues): Quantization {
  return oneOf(requiredText(values, 'quantization'), 'quantization', QUANTIZATIONS);
}

export function templateOption(values: OptionValues): ConvTemplateName | undefined {
  const value = values['conv-template'];
  return typeof value === 'string' ? oneOf(value, 'conv-template', CONV_TEMPLATES) : undefined;
}

/** Those of the default model's libraries. Both decide how much memory of the GPU a model takes. */
const DEFAULT_WINDOWS: Windows = { contextWindowSize: 2048, prefillChunkSize: 512 };

export function windowOptions(values: OptionValues, defaults: Windows = DEFAULT_WINDOWS): Windows {
  const contextWindowSize = tokens(values, 'context', defaults.contextWindowSize);
  const prefillChunkSize = tokens(values, 'prefill-chunk', defaults.prefillChunkSize);
  if (prefillChunkSize > contextWindowSize) {
    throw usageError(`--prefill-chunk ${prefillChunkSize} is larger than --context ${contextWindowSize}.`);
  }
  return { contextWindowSize, prefillChunkSize };
}

function tokens(values: OptionValues, name: string, fallback: number): number {
  const text = values[name];
  if (typeof text !== 'string') return fallback;
  const value = Number(text);
  if (/^\d{1,7}$/.test(text) && value >= 16) return value;
  throw usageError(`--${name} is ${JSON.stringify(text)}; it must be a number of tokens, 16 to 9999999.`);
}
