/**
 * What was said, as it lives in memory and in storage. Types only: src/history restores them from storage, src/chat adds
 * to them. Messages form a tree (`parentId`), so that a question can be asked or answered again without losing the first.
 */

/** 2 added `pinned`, and to an answer `tokenIds` and `making`; src/history reads 1 too. */
export const CONVERSATION_VERSION = 2;

/**
 * How an answer ended. `writing` is the only state that is not an end: found in storage, it means that the page went
 * away in the middle.
 */
export const ANSWER_STATES = ['writing', 'complete', 'length', 'context', 'stopped', 'interrupted'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

interface MessageBase {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly content: string;
}

export interface Question extends MessageBase {
  readonly role: 'user';
  /** The answer it follows; null for a first question. */
  readonly parentId: string | null;
}

export interface Answer extends MessageBase {
  readonly role: 'assistant';
  /** The question it answers. */
  readonly parentId: string;
  readonly state: AnswerState;
  /** Which build wrote it, and its name as people read it. */
  readonly model: { readonly buildId: string; readonly name: string };
  /** Tokens it was allowed. */
  readonly maxTokens: number;
  /** Null until the answer has ended, and where the engine could not say. */
  readonly stats: { readonly tokens: number; readonly tokensPerSecond: number } | null;
  /** All of `content` as the model wrote it; null where only the text is known: the page went away in the middle. */
  readonly tokenIds: readonly number[] | null;
  /** What it takes to write it again; null where nobody recorded it. */
  readonly making: AnswerMaking | null;
}

/** How an answer was made: what the reproducibility card shows. */
export interface AnswerMaking {
  /** The prompt style's id in the catalogue. */
  readonly promptStyle: string;
  /** The instruction that the model read; empty where there was none. */
  readonly systemText: string;
  /** Messages of the conversation that had no room in the model's context, counted from the oldest. */
  readonly leftOut: number;
  /** 0 means greedy. */
  readonly temperature: number;
  readonly topP: number;
  /** As people type it, and whether somebody did; else it was drawn. */
  readonly seed: number;
  readonly seedChosen: boolean;
  /** What the engine's generator started from: see seedFor. */
  readonly engineSeed: number;
  /** The LoRA adapter in the weights; null where there is none. */
  readonly adapter: string | null;
  /** SHA-256 in hex; null where the page knows none. That of the weights is of the list that names each file's own. */
  readonly librarySha256: string | null;
  readonly weightsSha256: string | null;
  /** As the browser names it. */
  readonly gpu: string;
  /** How often the answer was continued after its end. */
  readonly continued: number;
  /** Null until the answer has ended. Of the last run, where it was continued. */
  readonly measured: {
    readonly endedAt: number;
    readonly promptTokens: number;
    /** Tokens that were not in the KV cache. */
    readonly prefilledTokens: number;
    readonly firstTokenMs: number;
    readonly prefillTokensPerSecond: number;
    readonly decodeTokensPerSecond: number;
  } | null;
}

export type ConversationMessage = Question | Answer;

export interface Conversation {
  readonly version: typeof CONVERSATION_VERSION;
  readonly id: string;
  readonly title: string;
  /** Stands at the head of the list. */
  readonly pinned: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Orders conversations by their last change where `updatedAt` does not, because the clock was set back: larger is later. */
  readonly rank?: number;
  /** Parents stand before their children. */
  readonly messages: readonly ConversationMessage[];
  /** The last message of the branch that is shown; null while there is none. */
  readonly leafId: string | null;
}
