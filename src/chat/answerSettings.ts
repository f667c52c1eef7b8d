import { z } from 'zod';
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
  const number = z.number().min(min).max(max);
  return (name === 'maxTokens' ? number.int() : number).catch(DEFAULT_SETTINGS[name]);
}

const schema = z
  .object({
    maxTokens: bounded('maxTokens'),
    temperature: bounded('temperature'),
    topP: bounded('topP'),
    seed: z.number().int().min(0).max(MAX_SEED).nullable().catch(null),
    promptStyle: z.string().nullable().catch(null),
    systemText: z.string().nullable().catch(null),
  })
  .catch(DEFAULT_SETTINGS);

/** Anything in, usable settings out: a field that is wrong takes its default. */
export function restoreSettings(value: unknown): AnswerSettings {
  return schema.parse(value);
}
