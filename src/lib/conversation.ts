/**
 * What was said, as it lives in memory and in storage. Types only: src/history restores them from storage, src/chat adds
 * to them. Messages form a tree (`parentId`), so that a question can be asked or answered again without losing the first.
 */

export const CONVERSATION_VERSION = 1;

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
}

export type ConversationMessage = Question | Answer;

export interface Conversation {
  readonly version: typeof CONVERSATION_VERSION;
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Parents stand before their children. */
  readonly messages: readonly ConversationMessage[];
  /** The last message of the branch that is shown; null while there is none. */
  readonly leafId: string | null;
}
