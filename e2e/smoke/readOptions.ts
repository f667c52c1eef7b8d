/** The command line of `npm run smoke`. */
import { parseArgs } from 'node:util';
import { ADAPTERS, type AdapterName } from '../browser/adapters.ts';
import type { SmokeOptions } from './smokeFlow.ts';

export const SMOKE_HELP = `Asks a deployed page one question in a real browser and reports as JSON how that went.

  npm run --silent smoke -- --url URL [--model NAME] [options]

--url URL            the page, without a query
--model NAME         a model or build by its id in the page's catalogue.json; default: the page's own choice
--quantization Q     q4f16_1 or q4f32_1; default: what the page takes for this GPU
--question TEXT      default: What is a fever?
--max-tokens N       longest answer; default 64
--adapter NAME       ${ADAPTERS.join(', ')}; default: default, this machine's own GPU
--profile DIR        keep the browser's profile there: a second run then measures a warm load
--load-timeout S     default 1800: the large model is gigabytes
--answer-timeout S   default 600

CHROMIUM=/path/to/chrome chooses the browser. Exit codes: 0 answered, 1 not, 2 wrong usage.`;

export interface SmokeArguments {
  readonly flow: SmokeOptions;
  readonly adapter: AdapterName;
  readonly profile: string | null;
}

export class SmokeUsageError extends Error {
  override readonly name = 'SmokeUsageError';
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) {
    throw new SmokeUsageError(`--${name} must be a number above 0, not "${text}"`);
  }
  return number;
}

/** @returns null where help was asked for. @throws SmokeUsageError */
export function readSmokeOptions(args: readonly string[]): SmokeArguments | null {
  const values = parse(args);
  if (values.help === true) return null;
  if (values.url === undefined) throw new SmokeUsageError('--url is missing');
  if (!URL.canParse(values.url) || !/^https?:/.test(values.url)) {
    throw new SmokeUsageError(`--url must be an address of http or https, not "${values.url}"`);
  }
  const adapter = ADAPTERS.find((name) => name === values.adapter);
  if (adapter === undefined) {
    throw new SmokeUsageError(`--adapter must be one of ${ADAPTERS.join(', ')}, not "${values.adapter}"`);
  }
  const maxTokens = positive('max-tokens', values['max-tokens']);
  if (!Number.isInteger(maxTokens)) throw new SmokeUsageError('--max-tokens must be a whole number');
  return {
    adapter,
    profile: values.profile ?? null,
    flow: {
      url: values.url,
      model: values.model ?? null,
      quantization: values.quantization ?? null,
      question: values.question,
      maxTokens,
      loadTimeoutMs: positive('load-timeout', values['load-timeout']) * 1000,
      answerTimeoutMs: positive('answer-timeout', values['answer-timeout']) * 1000,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        model: { type: 'string' },
        quantization: { type: 'string' },
        question: { type: 'string', default: 'What is a fever?' },
        'max-tokens': { type: 'string', default: '64' },
        adapter: { type: 'string', default: 'default' },
        profile: { type: 'string' },
        'load-timeout': { type: 'string', default: '1800' },
        'answer-timeout': { type: 'string', default: '600' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new SmokeUsageError(error instanceof Error ? error.message : String(error));
  }
}
