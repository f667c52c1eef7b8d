import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction, constants } from 'node:vm';

/** The part of `@mlc-ai/web-tokenizers` that is used: the engine's own tokenizer, which web-llm carries in its bundle. */
export interface WebTokenizer {
  encode(text: string): Int32Array;
  decode(ids: Int32Array): string;
  getVocabSize(): number;
  idToToken(id: number): string;
}

interface WebTokenizerClass {
  fromJSON(json: ArrayBuffer): Promise<WebTokenizer>;
}

/**
 * Loads a tokenizer.json as the engine does, in Node: for training, tests and checks.
 *
 * The package calls itself an ES module but is a UMD file that needs `require`, so that Node can neither import nor
 * require it: it is run as the CommonJS module that it is.
 */
export async function loadWebTokenizer(tokenizer: object): Promise<WebTokenizer> {
  const { Tokenizer } = (loaded ??= evaluate());
  return Tokenizer.fromJSON(new TextEncoder().encode(JSON.stringify(tokenizer)).buffer);
}

let loaded: { readonly Tokenizer: WebTokenizerClass } | undefined;

function evaluate(): { readonly Tokenizer: WebTokenizerClass } {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@mlc-ai/web-tokenizers');
  const module = { exports: {} as { Tokenizer: WebTokenizerClass } };
  const names = ['module', 'exports', 'require', '__filename'];
  const run = compileFunction(readFileSync(file, 'utf8'), names, {
    filename: file,
    // It imports node:module to make itself a `require`.
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as (...values: readonly unknown[]) => void;
  run(module, module.exports, require, file);
  return module.exports;
}
