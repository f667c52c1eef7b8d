/** The chat's core over an engine that says what a test tells it to. */
import shipped from '../../../public/catalogue.json' with { type: 'json' };
import { EngineError } from '../../engine/errors.ts';
import type { EngineErrorCode } from '../../engine/errors.ts';
import type { GenerateOptions, GenerateResult } from '../../engine/protocol.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { conversationPath } from '../../lib/conversationPath.ts';
import { catalogueSchema } from '../../lib/shared/catalogue.ts';
import type { ChatModel } from '../answerRequest.ts';
import { DEFAULT_SETTINGS } from '../answerSettings.ts';
import type { AnswerSettings } from '../answerSettings.ts';
import { createChatStore } from '../chatStore.ts';

const { promptStyles } = catalogueSchema.parse(shipped);
const style = promptStyles['chatml'];
if (style === undefined) throw new Error('no chatml');

export const MODEL: ChatModel = {
  buildId: 'b',
  name: 'Test',
  styleId: 'chatml',
  style,
  contextWindowSize: 2048,
  adapter: null,
  librarySha256: null,
  weightsSha256: null,
  gpu: 'none',
};

/** One answer that the engine was asked for. */
export interface Call {
  readonly options: GenerateOptions;
  readonly text: (text: string) => void;
  readonly end: (reason: GenerateResult['finishReason'], text: string) => Promise<void>;
  readonly fail: (code: EngineErrorCode) => Promise<void>;
}

/** Lets everything that waits on a settled promise run. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function result(text: string, finishReason: GenerateResult['finishReason']): GenerateResult {
  return {
    text,
    tokenIds: [5, 6, 7, 8],
    promptIds: [],
    finishReason,
    seed: 1,
    usage: { promptTokens: 9, prefilledTokens: 9, completionTokens: text === '' ? 0 : 4 },
    timing: { firstTokenMs: 1, prefillTokensPerSecond: 1, decodeTokensPerSecond: 2, dispatchesPerToken: 9 },
  };
}

export class ScriptedChat {
  readonly calls: Call[] = [];
  readonly saved: Conversation[] = [];
  readonly lost: string[] = [];
  /** Conversations that began here, by id. */
  readonly begun: string[] = [];
  readonly removed: ReadonlySet<string>[] = [];
  model: ChatModel | null = MODEL;
  settings: AnswerSettings = DEFAULT_SETTINGS;
  #lastId = 0;

  readonly chat = createChatStore({
    engine: {
      // A token a character.
      encode: (prompt) =>
        Promise.resolve(
          prompt.flatMap((part) =>
            'text' in part ? part.text.split('').map((digit) => Number(digit)) : [0],
          ),
        ),
      generate: (options, hooks) =>
        new Promise((resolve, reject) => {
          const { signal, onText } = hooks ?? {};
          let last = '';
          const text = (value: string): void => {
            last = value;
            onText?.(value, 1);
          };
          signal?.addEventListener('abort', () => resolve(result(last, 'aborted')));
          this.calls.push({
            options,
            text,
            end: async (reason, value) => {
              resolve(result(value, reason));
              await settle();
            },
            fail: async (code) => {
              reject(new EngineError({ code, message: 'm', remedy: 'r', retryable: true }));
              await settle();
            },
          });
        }),
    },
    model: () => this.model,
    settings: () => this.settings,
    save: (conversation, _urgent, removedIds) => {
      this.saved.push(conversation);
      if (removedIds !== undefined) this.removed.push(removedIds);
    },
    begun: (id) => void this.begun.push(id),
    engineLost: ({ code }) => this.lost.push(code),
    announce: () => undefined,
    newId: () => `id${this.#lastId++}`,
    drawSeed: () => 42,
    now: () => 1000,
  });

  /** Lets the engine be asked; the answer stays open. */
  async begin(asked: Promise<void>): Promise<void> {
    await Promise.race([asked, settle()]);
  }

  call(index: number): Call {
    const found = this.calls[index];
    if (found === undefined) throw new Error(`the engine was called ${this.calls.length} times`);
    return found;
  }

  /** All messages, briefly. */
  shown(): string {
    return (this.chat.getState().conversation?.messages ?? [])
      .map((m) => (m.role === 'user' ? `?${m.content}` : `${m.content}[${m.state}]`))
      .join(' ');
  }

  ids(): string {
    return (this.chat.getState().conversation?.messages ?? []).map(({ id }) => id).join(' ');
  }

  /** The words of the branch on screen. */
  branch(): string {
    const { conversation } = this.chat.getState();
    return conversationPath(conversation?.messages ?? [], conversation?.leafId ?? null)
      .map(({ content }) => content)
      .join(' ');
  }
}
