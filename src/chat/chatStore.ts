/**
 * The conversation on screen and the answer being written, which may belong to another conversation: looking elsewhere
 * does not stop it. Plain TypeScript; React reads it through a hook.
 */
import { createStore } from 'zustand/vanilla';
import type { EngineClient } from '../engine/client.ts';
import { errorDataOf } from '../engine/errorDataOf.ts';
import type { EngineErrorData } from '../engine/errors.ts';
import type { GenerateResult } from '../engine/protocol.ts';
import type { Answer, AnswerState, Conversation, Question } from '../lib/conversation.ts';
import { conversationPath } from '../lib/conversationPath.ts';
import { renderPrompt } from '../lib/shared/prompt.ts';
import type { PromptStyle } from '../lib/shared/prompt.ts';
import { titleFor } from '../lib/titleFor.ts';
import type { AnswerSettings } from './answerSettings.ts';
import { appendMessage, dropMessage, replaceAnswer } from './messageTree.ts';
import { promptMessages } from './promptMessages.ts';

export interface ChatModel {
  readonly buildId: string;
  readonly name: string;
  readonly style: PromptStyle;
}

export interface ChatState {
  /** Null: a new conversation, not yet begun. */
  readonly conversation: Conversation | null;
  /** The answer being written; `tokens` is 0 while the model reads the question. */
  readonly answering: {
    readonly conversationId: string;
    readonly answerId: string;
    readonly tokens: number;
  } | null;
  readonly problem: EngineErrorData | null;
}

export interface ChatPorts {
  readonly engine: Pick<EngineClient, 'generate'>;
  /** The model that is loaded, with the prompt style to use; null while there is none. */
  readonly model: () => ChatModel | null;
  readonly settings: () => AnswerSettings;
  /** Called at every change of what was said; `urgent` where it must be on disk soon, as at the end of an answer. */
  readonly save: (conversation: Conversation, urgent: boolean) => void;
  /** The engine can no longer answer. */
  readonly engineLost: (error: EngineErrorData) => void;
  /** An answer began or ended; null where it failed. */
  readonly announce: (event: 'started' | Answer | null) => void;
  readonly newId: () => string;
  readonly now: () => number;
}

const ENDS = {
  stop: 'complete',
  length: 'length',
  context: 'context',
  aborted: 'stopped',
} as const satisfies Record<GenerateResult['finishReason'], AnswerState>;

/** After these the engine holds no model. */
const LOST: ReadonlySet<string> = new Set(['device-lost', 'worker-crashed', 'not-loaded']);

export type ChatStore = ReturnType<typeof createChatStore>;

export function createChatStore(ports: ChatPorts) {
  const store = createStore<ChatState>(() => ({ conversation: null, answering: null, problem: null }));
  /** The conversation that an answer is being written into, and what stops it. */
  let live: { conversation: Conversation; controller: AbortController } | null = null;

  function update(conversation: Conversation, urgent: boolean): void {
    if (live?.conversation.id === conversation.id) live.conversation = conversation;
    if (store.getState().conversation?.id === conversation.id) store.setState({ conversation });
    ports.save(conversation, urgent);
  }

  async function answer(begun: Conversation, question: Question): Promise<void> {
    const model = ports.model();
    if (model === null || live !== null) return;
    const settings = ports.settings();
    const systemText = settings.systemText ?? model.style.systemText;
    const prompt = renderPrompt(
      model.style,
      promptMessages(conversationPath(begun.messages, question.id)),
      systemText,
    );
    const blank: Answer = {
      id: ports.newId(),
      parentId: question.id,
      role: 'assistant',
      createdAt: ports.now(),
      content: '',
      state: 'writing',
      model: { buildId: model.buildId, name: model.name },
      maxTokens: settings.maxTokens,
      stats: null,
    };
    const controller = new AbortController();
    const mine = { conversation: begun, controller };
    live = mine;
    const patch = (change: Partial<Answer>, urgent: boolean): void => {
      // Null after the conversation was deleted: what still arrives is not to bring it back.
      if (live === mine) update(replaceAnswer(mine.conversation, blank.id, change, ports.now()), urgent);
    };
    store.setState({
      answering: { conversationId: begun.id, answerId: blank.id, tokens: 0 },
      problem: null,
    });
    update(appendMessage(begun, blank, ports.now()), true);
    ports.announce('started');
    let content = '';
    try {
      const { temperature, topP, maxTokens } = settings;
      const result = await ports.engine.generate(
        { prompt, stop: model.style.stop, sampling: { temperature, topP, maxTokens, seed: null } },
        {
          signal: controller.signal,
          onText: (text, tokens) => {
            content = text;
            patch({ content }, false);
            const { answering } = store.getState();
            if (answering?.answerId === blank.id) store.setState({ answering: { ...answering, tokens } });
          },
        },
      );
      const end: Partial<Answer> = {
        content: result.text,
        state: ENDS[result.finishReason],
        stats: {
          tokens: result.usage.completionTokens,
          tokensPerSecond: result.timing.decodeTokensPerSecond,
        },
      };
      if (result.text === '' && result.finishReason === 'aborted') dropBlank();
      else patch(end, true);
      ports.announce({ ...blank, ...end });
    } catch (thrown) {
      const error = errorDataOf(thrown);
      const stopped = error.code === 'cancelled';
      if (content === '') dropBlank();
      else patch({ state: stopped ? 'stopped' : 'interrupted' }, true);
      if (!stopped) store.setState({ problem: error });
      if (LOST.has(error.code)) ports.engineLost(error);
      ports.announce(stopped ? { ...blank, content, state: 'stopped' } : null);
    } finally {
      if (live === mine) live = null;
      if (store.getState().answering?.answerId === blank.id) store.setState({ answering: null });
    }

    /** A question without a word of answer stays a question, to be answered again. */
    function dropBlank(): void {
      if (live === mine) update(dropMessage(mine.conversation, blank.id, ports.now()), true);
    }
  }

  return {
    ...store,

    /** Asks and streams the answer; resolves when it has ended, however it ended. */
    async send(text: string): Promise<void> {
      if (text.trim() === '' || live !== null || ports.model() === null) return;
      const now = ports.now();
      const shown = store.getState().conversation;
      const last = shown === null ? undefined : conversationPath(shown.messages, shown.leafId).at(-1);
      const question: Question = {
        id: ports.newId(),
        parentId: last === undefined ? null : last.role === 'assistant' ? last.id : last.parentId,
        role: 'user',
        createdAt: now,
        content: text,
      };
      const base: Conversation = shown ?? {
        version: 1,
        id: ports.newId(),
        title: titleFor([question]),
        createdAt: now,
        updatedAt: now,
        messages: [],
        leafId: null,
      };
      const conversation = appendMessage(base, question, now);
      store.setState({ conversation });
      await answer(conversation, question);
    },

    /** Answers the last question of the shown branch, where it has no answer. */
    async answerLast(): Promise<void> {
      const shown = store.getState().conversation;
      if (shown === null) return;
      const last = conversationPath(shown.messages, shown.leafId).at(-1);
      if (last?.role === 'user') await answer(shown, last);
    },

    stop(): void {
      live?.controller.abort();
    },

    /** Null shows a new conversation. One that is being written into is shown as it is now. */
    show(conversation: Conversation | null): void {
      const isLive = conversation !== null && live?.conversation.id === conversation.id;
      store.setState({
        conversation: isLive && live !== null ? live.conversation : conversation,
        problem: null,
      });
    },

    /** After a rename in the list: what is saved next carries the new title. */
    retitle(id: string, title: string): void {
      const { conversation } = store.getState();
      if (live?.conversation.id === id) update({ ...live.conversation, title }, true);
      else if (conversation?.id === id) store.setState({ conversation: { ...conversation, title } });
    },

    /** Before a deletion: stops an answer in it and leaves the screen. Returns what was known of it last. */
    discard(id: string): Conversation | null {
      const { conversation } = store.getState();
      const known =
        live?.conversation.id === id ? live.conversation : conversation?.id === id ? conversation : null;
      if (live?.conversation.id === id) {
        live.controller.abort();
        live = null;
        store.setState({ answering: null });
      }
      if (conversation?.id === id) store.setState({ conversation: null, problem: null });
      return known;
    },

    dismissProblem(): void {
      store.setState({ problem: null });
    },
  };
}
