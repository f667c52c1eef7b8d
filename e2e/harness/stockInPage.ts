/**
 * In a page: web-llm as npm delivers it, loaded as one file beside the page and driven through its public interface alone.
 * Nothing of this project's engine is in it.
 */
// eslint-disable-next-line no-restricted-imports -- types only: the page loads the package's own file by its address
import type * as WebLlm from '@mlc-ai/web-llm';

export interface StockModel {
  readonly id: string;
  /** Absolute. */
  readonly weightsUrl: string;
  /** Absolute. */
  readonly libraryUrl: string;
  readonly requiredFeatures: string[];
}

export type StockMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

export interface StockAnswer {
  readonly text: string;
  /** As web-llm's own sampler reported them to a listener. */
  readonly tokenIds: readonly number[];
  /** As its answer counts them. */
  readonly promptTokens: number;
}

export interface StockWindow {
  readonly stock: { readonly load: typeof load; readonly ask: typeof ask };
}

let loaded: { readonly engine: WebLlm.MLCEngine; sampled: number[] } | null = null;

async function load(packageUrl: string, model: StockModel): Promise<void> {
  const webLlm = (await import(/* @vite-ignore */ packageUrl)) as typeof WebLlm;
  await loaded?.engine.unload();
  const sampled: number[] = [];
  const listener: WebLlm.LogitProcessor = {
    processLogits: (logits) => logits,
    processSampledToken: (token) => sampled.push(token),
    resetState: () => undefined,
  };
  const engine = await webLlm.CreateMLCEngine(model.id, {
    appConfig: {
      model_list: [
        {
          model_id: model.id,
          model: model.weightsUrl,
          model_lib: model.libraryUrl,
          required_features: model.requiredFeatures,
        },
      ],
    },
    logitProcessorRegistry: new Map([[model.id, listener]]),
    logLevel: 'WARN',
  });
  loaded = { engine, sampled };
}

/** A greedy answer of exactly `maxTokens` tokens, to a conversation that web-llm renders itself. */
async function ask(messages: readonly StockMessage[], maxTokens: number): Promise<StockAnswer> {
  if (loaded === null) throw new Error('no model was loaded');
  const { engine, sampled } = loaded;
  // Each answer starts from nothing: what it reuses of an earlier conversation is not asked here.
  await engine.resetChat();
  sampled.length = 0;
  const { choices, usage } = await engine.chat.completions.create({
    messages: [...messages],
    temperature: 0,
    max_tokens: maxTokens,
    ignore_eos: true,
  });
  return {
    text: choices[0]?.message.content ?? '',
    tokenIds: [...sampled],
    promptTokens: usage?.prompt_tokens ?? 0,
  };
}

Object.assign(window, { stock: { load, ask } } satisfies StockWindow);
