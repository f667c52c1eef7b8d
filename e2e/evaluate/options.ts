/** The command line of `npm run evaluate`. */
import { parseArgs } from 'node:util';
import { usageError } from '../../model-build/cli/usageError.ts';
import type { ModelBuildError } from '../../model-build/errors.ts';
import { ENGINES } from '../../model-build/evaluate/answers/settings.ts';
import { MAX_SEED } from '../../src/lib/shared/seed.ts';
import { ADAPTERS, hasLavapipe, type AdapterName } from '../browser/adapters.ts';

export const HELP = `Has a model answer questions, and measures how near the answers come to the data set's own.

  npm run evaluate -- --model BUILD --data FILE [--limit N] [OPTION...]      asks, then reports
  npm run evaluate -- --report DIR [--report DIR] [--out DIR] [OPTION...]    reports on answers; two are held together
  npm run evaluate -- --agree --model BUILD [--data FILE] [OPTION...]        transformers gives the browser's tokens?

--model        build id of public/catalogue.json, built into .models/
--folder       instead: a model folder anywhere; --library and --style as for npm run parity
--data         a file of one {"question": …, "answer": …} a line, in UTF-8. A file with one bad line is refused whole;
               a pair that is repeated is asked once
--limit        how many are asked, from the file's beginning; default: all
--out          where answers.jsonl, times.jsonl, settings.json and the report go; run again, it goes on where it was.
               Default: .cache/evaluate/BUILD-ENGINE; of two reports: DIR-against-DIR
--engine       browser (the page's engine in headless Chromium) or transformers (PyTorch, f32, over the same folder's
               dequantised weights, many questions at a time; for machines where the browser is slow)
--tokens       longest answer; default 256
--temperature  default 0, which is greedy; else with --top-p (default 1) and --seed (default 1)
--system       system text; default: the prompt style's own
--adapter      the GPU of the browser: ${ADAPTERS.join(', ')}; default: lavapipe where it is set up, else the machine's own
--batch        questions at a time with transformers; default 16
--python       a Python with torch and transformers; default: the environment that npm run train sets up
--encoder      a folder of an encoder for BERTScore, see model-build/evaluate/README.md; default: the one
               that npm run encoder has made, where it is there; "none" leaves BERTScore out
--idf          BERTScore weighs words by how rare they are
--name         what the report calls the run; with two reports twice. Default: the folder's name

Progress goes to standard error, the report's path to standard output. Ctrl-C stops after the current answer.
Exit codes: 0 done, 1 failed, stopped, or no agreement, 2 wrong usage.`;

export interface ModelWords {
  readonly model: string | null;
  readonly folder: string | null;
  readonly library: string | undefined;
  readonly style: string | undefined;
}

export interface CommonWords {
  readonly out: string | null;
  readonly encoder: string | null;
  readonly idf: boolean;
  readonly names: readonly string[];
  readonly python: string | null;
}

export interface AskWords extends CommonWords {
  readonly kind: 'ask' | 'agree';
  readonly from: ModelWords;
  /** Null with `agree`: the questions that come with it. */
  readonly data: string | null;
  readonly limit: number | null;
  readonly engine: (typeof ENGINES)[number];
  readonly tokens: number;
  readonly temperature: number;
  readonly topP: number;
  /** Null for greedy. */
  readonly seed: number | null;
  readonly system: string | undefined;
  readonly adapter: AdapterName;
  readonly batch: number;
}

export interface ReportWords extends CommonWords {
  readonly kind: 'report';
  readonly folders: readonly [string, string?];
}

export type Words = { readonly kind: 'help' } | AskWords | ReportWords;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const many = { type: 'string', multiple: true } as const;
const OPTIONS = {
  ...{
    model: text,
    folder: text,
    library: text,
    style: text,
    data: text,
    limit: text,
    out: text,
    engine: text,
  },
  ...{ tokens: text, temperature: text, 'top-p': text, seed: text, system: text, adapter: text, batch: text },
  ...{ python: text, encoder: text, idf: flag, agree: flag, help: flag, name: many, report: many },
};

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause));
  }
}

function wrong(message: string): ModelBuildError {
  return usageError(message, 'evaluate');
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw wrong(`--${name} is ${value}; it must be ${allowed.join(' or ')}.`);
  return found;
}

function number(
  name: string,
  value: string | undefined,
  otherwise: number,
  [least, most]: readonly [number, number],
  whole = true,
): number {
  const found = value === undefined ? otherwise : value.trim() === '' ? NaN : Number(value);
  if (found >= least && found <= most && (!whole || Number.isInteger(found))) return found;
  const kind = whole ? 'a whole number' : 'a number';
  throw wrong(`--${name} is ${String(value)}; it must be ${kind} from ${least} to ${most}.`);
}

/** @throws ModelBuildError `usage` */
export function readOptions(args: string[]): Words {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  const common: CommonWords = {
    out: values.out ?? null,
    encoder: values.encoder ?? null,
    idf: values.idf,
    names: values.name ?? [],
    python: values.python ?? null,
  };
  if (values.report !== undefined) {
    const [first, second, third] = values.report;
    if (first === undefined || third !== undefined) throw wrong('--report takes one folder, or two.');
    return { kind: 'report', folders: second === undefined ? [first] : [first, second], ...common };
  }
  if ((values.model === undefined) === (values.folder === undefined)) {
    throw wrong('Name one model, with --model or with --folder.');
  }
  if (values.data === undefined && !values.agree) throw wrong('Name the questions with --data.');
  const temperature = number('temperature', values.temperature, 0, [0, 2], false);
  const { agree } = values;
  return {
    kind: agree ? 'agree' : 'ask',
    from: {
      model: values.model ?? null,
      folder: values.folder ?? null,
      library: values.library,
      style: values.style,
    },
    data: values.data ?? null,
    limit: values.limit === undefined ? null : number('limit', values.limit, 1, [1, 10_000_000]),
    engine: oneOf('engine', values.engine, ENGINES, 'browser'),
    tokens: number('tokens', values.tokens, agree ? 32 : 256, [1, 100_000]),
    temperature,
    topP: number('top-p', values['top-p'], 1, [0.01, 1], false),
    seed: temperature === 0 ? null : number('seed', values.seed, 1, [0, MAX_SEED]),
    system: values.system,
    adapter: oneOf('adapter', values.adapter, ADAPTERS, hasLavapipe() ? 'lavapipe' : 'default'),
    batch: number('batch', values.batch, 16, [1, 1024]),
    ...common,
  };
}
