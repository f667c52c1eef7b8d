/** Wires the rooms together. The only place that knows them all; nothing here draws. */
import { createChatStore } from '../chat/chatStore.ts';
import type { ChatModel } from '../chat/answerRequest.ts';
import { finishText } from '../ui/finishText.ts';
import { createDraftStore } from '../chat/draftStore.ts';
import { createSettingsStore } from '../chat/settingsStore.ts';
import { EngineClient } from '../engine/client.ts';
import { engineScript } from '../engine/engineScript.ts';
import { meaningScript } from '../evaluate/meaning/meaningScript.ts';
import { probeGpu } from '../engine/gpu.ts';
import { createConversationStorage } from '../history/conversationStorage.ts';
import type { Label } from '../history/conversationStorage.ts';
import { createDurableStore } from '../history/durableStore.ts';
import { createHistoryStore } from '../history/historyStore.ts';
import { openOtherTabs } from '../history/otherTabs.ts';
import { conversationPath } from '../lib/conversationPath.ts';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import { newId } from '../lib/newId.ts';
import { allowScripts } from '../lib/trustedScripts.ts';
import type { Draft } from '../lib/draft.ts';
import { drawSeed } from '../lib/drawSeed.ts';
import { wishFrom } from '../models/chooseModel.ts';
import { createEvictedModels } from '../models/evictedModels.ts';
import { createGpuOwner, gpuOwnerPorts } from '../models/gpuOwner.ts';
import { createModelsStore } from '../models/modelsStore.ts';
import { ownedEngine } from '../models/ownedEngine.ts';
import { downloadScript } from '../models/download/downloadScript.ts';
import { pageCatalogue } from '../models/pageCatalogue.ts';
import { promptStyleFor, promptStyles } from '../models/promptStyleFor.ts';
import { takeOver } from '../models/takeOver.ts';
import { observeRequests } from '../offline/observeRequests.ts';
import { createPageControl } from '../offline/pageControl.ts';
import { createRequestMeter } from '../offline/requestMeter.ts';
import { serviceWorkerScript } from '../offline/serviceWorkerScript.ts';
import { createEmergencyWatch } from '../safety/emergencyWatch.ts';
import { createGateStore } from '../safety/gateStore.ts';
import { announce } from '../ui/announce.ts';
import { strings } from '../ui/strings/index.ts';
import { handOver } from './handOver.ts';
import { createPanelStore } from './panelStore.ts';
import { applyPreferences, createPreferencesStore } from './preferences.ts';
import { createPresenterStore } from './presenter/presenterStore.ts';
import { presenting } from './presenter/presenting.ts';

const DATABASE = 'chatdoctor-web';
const CLEARING_MS = 500;
const LAST_MODEL = 'model';
const OPEN_CONVERSATION = 'open-conversation';

export type App = ReturnType<typeof createApp>;

export function createApp() {
  allowScripts([engineScript(), downloadScript(), meaningScript(), serviceWorkerScript()]);
  const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  const meter = createRequestMeter({ container, observe: observeRequests });
  const control = createPageControl({
    container,
    script: serviceWorkerScript(),
    hostPolicy: async () => {
      const response = await fetch(engineScript(), { method: 'HEAD', cache: 'no-store' });
      return response.headers.get('Content-Security-Policy');
    },
    reload: () => location.reload(),
  });
  /** The development server has neither service worker nor policy. */
  const guarded = async (signal?: AbortSignal): Promise<void> => {
    if (import.meta.env.PROD) await control.guarded(signal);
  };
  const engine = new EngineClient();
  const gate = createGateStore();
  const emergency = createEmergencyWatch();
  const settings = createSettingsStore();
  const panels = createPanelStore();
  const preferences = createPreferencesStore();
  const presenter = createPresenterStore();
  const drafts = createDraftStore();
  /** What was typed in the conversation that was deleted last. */
  let removedDrafts: readonly Draft[] = [];
  // The browser is still clearing when it closes the connection.
  const onClose = (): void => void setTimeout(() => void history.refresh(), CLEARING_MS);
  const records = createDurableStore(DATABASE, 'conversations', onClose);
  const history = createHistoryStore(createConversationStorage(records), {
    otherTabs: openOtherTabs(),
    onNews: (news, stored) => {
      if (news.kind === 'deleted') {
        const shown = chat.discard(news.id);
        if (shown === null) return;
        history.deletedElsewhere(shown);
        removedDrafts = drafts.removeConversation(news.id);
      } else if (stored !== null) {
        const { removedIds, writingId } = news;
        chat.merge({ stored, removedIds: new Set(removedIds), writingId });
      }
    },
  });
  const remembered = readLocal(LAST_MODEL);
  const evicted = createEvictedModels();
  const gpu = createGpuOwner({ ...gpuOwnerPorts(), onAsked: () => handOver(chat, history, models) });
  /** Tokens; null before a model was loaded. */
  let lastContext: number | null = null;
  const owned = ownedEngine(
    {
      load: async (options, hooks) => {
        await guarded(hooks?.signal);
        return engine.load(options, hooks);
      },
      unload: () => engine.unload(),
      onDeviceLost: (listener) => engine.onDeviceLost(listener),
    },
    gpu,
  );
  const models = createModelsStore({
    engine: owned,
    catalogue: pageCatalogue(() => control.controller() !== null),
    probeGpu: () => probeGpu(),
    files: async () =>
      evicted.watch((await import('../models/download/modelFiles.ts')).openModelFiles(guarded)),
    pageUrl: document.baseURI,
    wish: wishFrom(location.search),
    remembered: typeof remembered === 'string' ? remembered : null,
    remember: (id) => writeLocal(LAST_MODEL, id),
  });

  function loadedModel(wantedStyle: string | null): ChatModel | null {
    const { load, catalogue } = models.getState();
    const { loaded } = engine;
    if (load.kind !== 'ready' || catalogue === null || loaded === null) return null;
    const { row, build } = load;
    const chosen = promptStyleFor(promptStyles(catalogue, row), wantedStyle);
    if (chosen === null) return null;
    const [styleId, style] = chosen;
    const { vendor, architecture, description } = loaded.gpu;
    return {
      buildId: build.id,
      name: row.name,
      styleId,
      style,
      contextWindowSize: loaded.contextWindowSize,
      adapter: row.adapter,
      librarySha256: build.librarySha256,
      weightsSha256: load.weightsSha256,
      gpu: [description, vendor, architecture].filter((word) => word !== '').join(', '),
    };
  }

  const chat = createChatStore({
    engine,
    model: loadedModel,
    settings: settings.getState,
    save: (...saved) => history.save(...saved),
    begun: presenter.begins,
    engineLost: models.lost,
    announce: (event) => {
      const words = strings.chat.announce;
      if (event === 'started') announce(words.started);
      else if (event === null) announce(words.failed);
      else announce(words.finished(finishText(event), event.stats?.tokens ?? 0));
    },
    newId,
    drawSeed,
    now: Date.now,
  });

  models.subscribe(({ load }, before) => {
    if (load.kind === before.load.kind) return;
    if (load.kind === 'ready') lastContext = engine.loaded?.contextWindowSize ?? null;
    if (load.kind === 'failed') gpu.letGo();
    if (load.kind === 'ready') announce(strings.models.announce.loaded(load.row.name));
    if (load.kind === 'failed') announce(strings.models.announce.failed);
    if (load.kind === 'paused') announce(strings.models.announce.paused);
    if (load.kind === 'downloaded') announce(strings.models.announce.downloaded(load.row.name));
  });
  chat.subscribe(({ conversation }) => {
    const path = conversation === null ? [] : conversationPath(conversation.messages, conversation.leafId);
    emergency.said(path.filter(({ role }) => role === 'user').map(({ content }) => content));
  });
  chat.subscribe(({ conversation }, before) => {
    if (conversation?.id !== before.conversation?.id) writeLocal(OPEN_CONVERSATION, conversation?.id ?? '');
  });

  /** @param messageId is shown too, where it is on another branch */
  async function openConversation(id: string, messageId?: string): Promise<void> {
    const conversation = await history.read(id);
    if (conversation === undefined) return;
    chat.show(conversation);
    if (messageId !== undefined) chat.reveal(messageId);
  }

  async function reopen(): Promise<void> {
    const id = readLocal(OPEN_CONVERSATION);
    if (typeof id !== 'string' || id === '') return;
    const conversation = await history.read(id);
    // Reading takes a moment, in which a person may have begun something new.
    if (conversation !== undefined && chat.getState().conversation === null) chat.show(conversation);
  }

  async function loadShorter(tokens: number): Promise<void> {
    lastContext = tokens;
    owned.setContext(tokens);
    try {
      await models.load();
    } finally {
      owned.setContext(null);
    }
  }

  /** Another tab may have changed what is on screen while this one slept. */
  async function lookAgain(): Promise<void> {
    await history.refresh();
    const id = chat.getState().conversation?.id;
    const stored = id === undefined ? undefined : await history.read(id);
    if (stored !== undefined) chat.merge({ stored, removedIds: new Set(), writingId: null });
  }

  return {
    gate,
    emergency,
    panels,
    preferences,
    settings,
    history,
    models,
    chat,
    drafts,
    control,
    guarded,
    meter,
    engine,
    loadedModel,
    openConversation,
    presenter,
    ...presenting({ presenter, settings, chat, drafts, history, emergency }),

    recovery: {
      models,
      evicted,
      tellsTabs: gpu.tellsTabs,
      lastContext: () => lastContext,
      loadShorter: (tokens: number): void => void loadShorter(tokens),
      takeOver: () => takeOver(gpu, models),
    },

    relabelConversation: (id: string, label: Label): void => {
      chat.relabel(id, label);
      void history.relabel(id, label);
    },

    async removeConversation(id: string): Promise<void> {
      removedDrafts = drafts.removeConversation(id);
      if (await history.remove(id, chat.discard(id))) return;
      for (const draft of removedDrafts) drafts.set(draft);
    },

    async undoRemove(): Promise<void> {
      const conversation = await history.undoRemove();
      if (conversation === null) return;
      for (const draft of removedDrafts) drafts.set(draft);
      await openConversation(conversation.id);
    },

    /** Call once. */
    start(): void {
      const look = (): void =>
        applyPreferences(preferences.getState(), presenter.getState().on, document.documentElement);
      look();
      preferences.subscribe(look);
      presenter.subscribe(look);
      // A page that is hidden may never run again: phones end it without another event.
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') void history.flush();
        else void lookAgain();
      });
      addEventListener('pagehide', () => void history.flush());
      addEventListener('beforeunload', (event) => {
        // Chrome asks the person, in its own words.
        if (history.getState().unsaved > 0) event.preventDefault();
      });
      // At leisure: the first paint does not wait for rules that nobody needs yet.
      setTimeout(() => void emergency.prepare(), 1000);
      if (import.meta.env.PROD) void control.start();
      void models.start();
      void history.start().then(reopen);
    },
  };
}
