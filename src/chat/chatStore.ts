/**
 * The conversation on screen and the answer being written, which may belong to another conversation: looking elsewhere
 * does not stop it. Plain TypeScript; React reads it through a hook.
 */
import { createStore } from 'zustand/vanilla';
import type { EngineClient } from '../engine/client.ts';
import type { EngineErrorData } from '../engine/errors.ts';
import { CONVERSATION_VERSION } from '../lib/conversation.ts';
import type { Answer, Conversation, Question } from '../lib/conversation.ts';
import { conversationPath } from '../lib/conversationPath.ts';
import { titleFor } from '../lib/titleFor.ts';
import { beginMaking } from './answerRequest.ts';
import type { ChatModel } from './answerRequest.ts';
import type { AnswerSettings } from './answerSettings.ts';
import { canContinue } from './canContinue.ts';
import { measureContext } from './fitPrompt.ts';
import type { ContextUse } from './fitPrompt.ts';
import { mergeShown } from './mergeShown.ts';
import type { OtherTabsChange } from './mergeShown.ts';
import { appendMessage, removeBranch, replaceAnswer, restoreBranch, showMessage } from './messageTree.ts';
import { subtreeIds } from './messageVersions.ts';
import { INTERRUPTED, writeAnswer } from './writeAnswer.ts';
import type { Work } from './writeAnswer.ts';

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
  /** The shown conversation as it was before a message was deleted from it, as long as that can be undone. */
  readonly beforeRemoval: Conversation | null;
  /** The message that was looked for and is to be on screen; null where nobody looked for one. */
  readonly revealed: { readonly messageId: string } | null;
}

export interface ChatPorts {
  readonly engine: Pick<EngineClient, 'generate' | 'encode'>;
  /** The model that is loaded, with the wanted prompt style or else its own choice; null while there is none. */
  readonly model: (promptStyle: string | null) => ChatModel | null;
  readonly settings: () => AnswerSettings;
  /**
   * Called at every change of what was said; `urgent` where it must be on disk soon, as at the end of an answer.
   * `removedIds` are of messages that a person deleted.
   */
  readonly save: (conversation: Conversation, urgent: boolean, removedIds?: ReadonlySet<string>) => void;
  /** A new conversation begins, by its first question. */
  readonly begun: (conversationId: string) => void;
  /** The engine can no longer answer. */
  readonly engineLost: (error: EngineErrorData) => void;
  /** An answer began or ended; null where it failed. */
  readonly announce: (event: 'started' | Answer | null) => void;
  readonly newId: () => string;
  /** One that a person could have typed: see AnswerSettings. */
  readonly drawSeed: () => number;
  readonly now: () => number;
}

/** After these the engine holds no model. */
const LOST: ReadonlySet<string> = new Set(['device-lost', 'worker-crashed', 'not-loaded']);

export type ChatStore = ReturnType<typeof createChatStore>;

export function createChatStore(ports: ChatPorts) {
  const store = createStore<ChatState>(() => ({
    conversation: null,
    answering: null,
    problem: null,
    beforeRemoval: null,
    revealed: null,
  }));
  /** The conversation that an answer is being written into, what stops it, and its end. */
  let live: {
    conversation: Conversation;
    readonly answerId: string;
    readonly controller: AbortController;
    readonly ended: Promise<void>;
  } | null = null;

  function update(conversation: Conversation, urgent: boolean, removedIds?: ReadonlySet<string>): void {
    if (live?.conversation.id === conversation.id) live.conversation = conversation;
    if (store.getState().conversation?.id === conversation.id) store.setState({ conversation });
    ports.save(conversation, urgent, removedIds);
  }

  /** The shown conversation, where it may be changed: not while an answer is written into it. */
  function idle(): Conversation | null {
    const { conversation } = store.getState();
    return conversation === null || live?.conversation.id === conversation.id ? null : conversation;
  }

  /** @param conversation holds the answer that is to be written */
  async function write(conversation: Conversation, work: Omit<Work, 'path'>): Promise<void> {
    const { answer, before } = work;
    const controller = new AbortController();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const mine = { conversation, answerId: answer.id, controller, ended };
    live = mine;
    const patch = (change: Partial<Answer>, urgent: boolean): void => {
      // Null after the conversation was deleted: what still arrives is not to bring it back.
      if (live === mine) update(replaceAnswer(mine.conversation, answer.id, change, ports.now()), urgent);
    };
    store.setState({
      answering: { conversationId: conversation.id, answerId: answer.id, tokens: 0 },
      problem: null,
      beforeRemoval: null,
    });
    update(conversation, true);
    ports.announce('started');
    const path = conversationPath(conversation.messages, answer.parentId);
    const problem = await writeAnswer(
      ports.engine,
      { ...work, path },
      {
        signal: controller.signal,
        patch,
        takeBack: () => {
          if (before !== null) patch(before, true);
          else if (live === mine) update(removeBranch(mine.conversation, answer.id, ports.now()), true);
        },
        onTokens: (tokens) => {
          const { answering } = store.getState();
          if (answering?.answerId === answer.id) store.setState({ answering: { ...answering, tokens } });
        },
        announce: ports.announce,
        now: ports.now,
      },
    );
    if (live === mine) live = null;
    end();
    const { answering } = store.getState();
    store.setState({
      ...(answering?.answerId === answer.id ? { answering: null } : {}),
      ...(problem === null ? {} : { problem }),
    });
    if (problem !== null && LOST.has(problem.code)) ports.engineLost(problem);
  }

  /** Writes one more answer to a question. */
  async function answer(conversation: Conversation, question: Question): Promise<void> {
    const settings = ports.settings();
    const model = ports.model(settings.promptStyle);
    if (model === null || live !== null) return;
    const making = beginMaking(model, settings, ports.drawSeed);
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
      tokenIds: null,
      making,
    };
    const { maxTokens } = settings;
    const begun = appendMessage(conversation, blank, ports.now());
    await write(begun, { answer: blank, making, model, maxTokens, before: null });
  }

  /** Asks where `parentId` stands: after it, or first in a conversation; new where there is none. */
  async function ask(shown: Conversation | null, parentId: string | null, content: string): Promise<void> {
    const ready = live === null && ports.model(null) !== null;
    if (content.trim() === '' || !ready) return;
    const now = ports.now();
    const question: Question = { id: ports.newId(), parentId, role: 'user', createdAt: now, content };
    const base: Conversation = shown ?? {
      version: CONVERSATION_VERSION,
      id: ports.newId(),
      title: titleFor([question]),
      pinned: false,
      createdAt: now,
      updatedAt: now,
      messages: [],
      leafId: null,
    };
    const conversation = appendMessage(base, question, now);
    if (shown === null) ports.begun(base.id);
    store.setState({ conversation });
    await answer(conversation, question);
  }

  const find = (conversation: Conversation | null, id: string) =>
    conversation?.messages.find((message) => message.id === id);

  return {
    ...store,

    /** Asks after what is shown, and streams the answer; resolves when it has ended, however it ended. */
    async send(text: string): Promise<void> {
      const shown = store.getState().conversation;
      const last = shown === null ? undefined : conversationPath(shown.messages, shown.leafId).at(-1);
      await ask(shown, last?.role === 'user' ? last.parentId : (last?.id ?? null), text);
    },

    /** Asks in other words what a shown question asked; the first wording stays as another version. */
    async edit(questionId: string, text: string): Promise<void> {
      const shown = idle();
      const question = find(shown, questionId);
      if (question?.role === 'user') await ask(shown, question.parentId, text);
    },

    /** Answers the last question of the shown branch, where it has no answer. */
    async answerLast(): Promise<void> {
      const shown = idle();
      if (shown === null) return;
      const last = conversationPath(shown.messages, shown.leafId).at(-1);
      if (last?.role === 'user') await answer(shown, last);
    },

    /** Writes another answer to the same question; the first one stays as another version. */
    async regenerate(answerId: string): Promise<void> {
      const shown = idle();
      const question = find(shown, find(shown, answerId)?.parentId ?? '');
      if (shown !== null && question?.role === 'user') await answer(shown, question);
    },

    /** Goes on with an answer that was cut, as it was begun: only the length is of the settings of now. */
    async continueAnswer(answerId: string): Promise<void> {
      const shown = idle();
      const before = find(shown, answerId);
      if (shown === null || before?.role !== 'assistant' || before.making === null || live !== null) return;
      const model = ports.model(before.making.promptStyle);
      if (model === null || !canContinue(before, model.buildId)) return;
      const { maxTokens } = ports.settings();
      const making = { ...before.making, continued: before.making.continued + 1, measured: null };
      const change = {
        state: 'writing' as const,
        maxTokens: (before.tokenIds?.length ?? before.maxTokens) + maxTokens,
        stats: null,
        tokenIds: null,
        making,
      };
      const conversation = replaceAnswer(shown, answerId, change, ports.now());
      await write(conversation, { answer: { ...before, ...change }, making, model, maxTokens, before });
    },

    /**
     * How full the context would be if a text were asked after what is shown; null without a model.
     * @throws EngineError where the engine stops meanwhile
     */
    async measure(text: string): Promise<ContextUse | null> {
      const settings = ports.settings();
      const model = ports.model(settings.promptStyle);
      if (model === null) return null;
      const { conversation } = store.getState();
      const shown = conversationPath(conversation?.messages ?? [], conversation?.leafId ?? null);
      const before = shown.at(-1)?.role === 'user' ? shown.slice(0, -1) : shown;
      const question: Question = { id: '', parentId: null, role: 'user', createdAt: 0, content: text };
      const { systemText } = beginMaking(model, settings, () => 0);
      const { style, contextWindowSize } = model;
      const { maxTokens } = settings;
      const request = { style, systemText, path: [...before, question], contextWindowSize, maxTokens };
      return measureContext(request, (prompt) => ports.engine.encode(prompt));
    },

    stop(): void {
      live?.controller.abort();
    },

    /** Ends the answer that is being written, if any, as interrupted rather than stopped; resolves when it has ended. */
    async interrupt(): Promise<void> {
      live?.controller.abort(INTERRUPTED);
      await live?.ended;
    },

    /** Another tab changed a conversation; nothing happens where it is neither shown nor written into. */
    merge(change: OtherTabsChange): void {
      const { conversation } = store.getState();
      const { id } = change.stored;
      const isLive = live?.conversation.id === id;
      const shown = isLive ? live?.conversation : conversation;
      if (shown?.id !== id) return;
      const merged = mergeShown(shown, change, isLive ? (live?.answerId ?? null) : null);
      if (isLive && live !== null) live.conversation = merged;
      if (conversation?.id === id) store.setState({ conversation: merged });
    },

    /** Shows another version of a message, with the newest of what follows it. */
    showVersion(messageId: string): void {
      const { conversation } = store.getState();
      if (conversation !== null && find(conversation, messageId) !== undefined) {
        update(showMessage(conversation, messageId), false);
      }
    },

    /** Shows the branch that a message is on, where the shown one is not, and that message on screen. */
    reveal(messageId: string): void {
      const { conversation } = store.getState();
      if (conversation === null || find(conversation, messageId) === undefined) return;
      const path = conversationPath(conversation.messages, conversation.leafId);
      if (!path.some(({ id }) => id === messageId)) update(showMessage(conversation, messageId), false);
      store.setState({ revealed: { messageId } });
    },

    /** Deletes a message and all that follows it, on all branches. */
    removeMessage(messageId: string): void {
      const shown = idle();
      if (shown === null || find(shown, messageId) === undefined) return;
      store.setState({ beforeRemoval: shown });
      update(removeBranch(shown, messageId, ports.now()), true, subtreeIds(shown.messages, messageId));
    },

    /** Brings back what was deleted last. */
    undoRemoveMessage(): void {
      const { beforeRemoval } = store.getState();
      const shown = idle();
      if (shown === null || shown.id !== beforeRemoval?.id) return;
      store.setState({ beforeRemoval: null });
      update(restoreBranch(shown, beforeRemoval, ports.now()), true);
    },

    /** Null shows a new conversation. One that is being written into is shown as it is now. */
    show(conversation: Conversation | null): void {
      const isLive = conversation !== null && live?.conversation.id === conversation.id;
      store.setState({
        conversation: isLive && live !== null ? live.conversation : conversation,
        problem: null,
        beforeRemoval: null,
        revealed: null,
      });
    },

    /** After a change in the list: what is saved next carries it. */
    relabel(id: string, label: Partial<Pick<Conversation, 'title' | 'pinned'>>): void {
      const { conversation } = store.getState();
      if (live?.conversation.id === id) update({ ...live.conversation, ...label }, true);
      else if (conversation?.id === id) store.setState({ conversation: { ...conversation, ...label } });
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
      if (conversation?.id === id) store.setState({ conversation: null, problem: null, beforeRemoval: null });
      return known;
    },

    dismissProblem(): void {
      store.setState({ problem: null });
    },
  };
}
