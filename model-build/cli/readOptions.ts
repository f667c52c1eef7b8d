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

/** What was said of the windows; the rest is chosen for the model. */
export function windowOptions(values: OptionValues): Partial<Windows> {
  const context = tokens(values, 'context');
  const chunk = tokens(values, 'prefill-chunk');
  if (context !== undefined && chunk !== undefined && chunk > context) {
    throw usageError(`--prefill-chunk ${chunk} is larger than --context ${context}.`);
  }
  return {
    ...(context === undefined ? {} : { contextWindowSize: context }),
    ...(chunk === undefined ? {} : { prefillChunkSize: chunk }),
  };
}

function tokens(values: OptionValues, name: string): number | undefined {
  const text = values[name];
  if (typeof text !== 'string') return undefined;
  const value = Number(text);
  if (/^\d{1,7}$/.test(text) && value >= 16) return value;
  throw usageError(`--${name} is ${JSON.stringify(text)}; it must be a number of tokens, 16 to 9999999.`);
}
