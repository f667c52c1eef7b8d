import { z } from '../lib/shared/schema.ts';
import { MAX_SEED } from '../lib/shared/seed.ts';

/** What a person may change about answers. It holds for the next answer; no reload is needed. */
export interface AnswerSettings {
  readonly maxTokens: number;
  /** 0 means greedy. */
  readonly temperature: number;
  readonly topP: number;
  /** The same one gives the same answer; null draws one for each answer. */
  readonly seed: number | null;
  /** A style of the loaded model; another model, or null, means the model's first. */
  readonly promptStyle: string | null;
  /** Null means the style's own text. */
  readonly systemText: string | null;
}

export const LIMITS = {
  maxTokens: { min: 1, max: 4096, step: 1 },
  temperature: { min: 0, max: 2, step: 0.1 },
  topP: { min: 0.05, max: 1, step: 0.05 },
} as const;

/** 256 new tokens as on the model card; a temperature at which the small default model stays with the question. */
export const DEFAULT_SETTINGS: AnswerSettings = {
  maxTokens: 256,
  temperature: 0.2,
  topP: 0.9,
  seed: null,
  promptStyle: null,
  systemText: null,
};

function bounded(name: keyof typeof LIMITS) {
  const { min, max } = LIMITS[name];
  const number = name === 'maxTokens' ? z.int() : z.number();
  return z.catch(number.check(z.minimum(min), z.maximum(max)), DEFAULT_SETTINGS[name]);
}

const text = z.catch(z.nullable(z.string()), null);

const schema = z.catch(
  z.object({
    maxTokens: bounded('maxTokens'),
    temperature: bounded('temperature'),
    topP: bounded('topP'),
    seed: z.catch(z.nullable(z.int().check(z.minimum(0), z.maximum(MAX_SEED))), null),
    promptStyle: text,
    systemText: text,
  }),
  DEFAULT_SETTINGS,
);

/** Anything in, usable settings out: a field that is wrong takes its default. */
export function restoreSettings(value: unknown): AnswerSettings {
  return schema.parse(value);
}
