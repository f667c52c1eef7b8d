/** What the offline check asks of the page's other rooms. */
import { answerRequest, beginMaking } from '../chat/answerRequest.ts';
import { EngineError } from '../engine/errors.ts';
import { askWorker } from '../offline/askWorker.ts';
import type { CheckPorts } from '../offline/checkList.ts';
import type { RequestNote } from '../offline/protocol.ts';
import type { RehearsalPorts } from '../offline/rehearse.ts';
import type { App } from './createApp.ts';

/** Enough to see that it answers. */
const MAX_TOKENS = 16;

function worker({ control }: App): ServiceWorker {
  const found = control.controller();
  if (found === null) throw new Error('the page is not under its service worker');
  return found;
}

export function checkPorts(app: App): CheckPorts {
  return {
    storedPage: async () => askWorker(worker(app), 'stored'),
    async model() {
      const { models } = app;
      await models.lookAtStored();
      const { selection, choice, stored } = models.getState();
      if (selection === null || choice?.kind !== 'build') return null;
      const found = stored === null ? 'none' : stored.state === 'whole' ? 'whole' : 'part';
      return { name: selection.row.name, stored: found };
    },
    kept: () => navigator.storage.persisted(),
  };
}

export function rehearsalPorts(app: App): RehearsalPorts {
  const { engine, models, settings } = app;
  return {
    ask: async (kind) => askWorker(worker(app), kind),
    listen(onNote) {
      const hear = ({ data }: MessageEvent<RequestNote | undefined>): void => {
        if (data?.kind === 'request') onNote(data);
      };
      navigator.serviceWorker.addEventListener('message', hear);
      return () => navigator.serviceWorker.removeEventListener('message', hear);
    },
    async readPage() {
      const response = await fetch(document.baseURI.replace(/[?#].*$/s, ''));
      if (!response.ok) throw new Error(`the page answered ${response.status}`);
    },
    async load(signal) {
      const cancel = (): void => models.cancel();
      signal.addEventListener('abort', cancel);
      try {
        await models.unload();
        await models.load();
      } finally {
        signal.removeEventListener('abort', cancel);
      }
      const { load } = models.getState();
      if (load.kind === 'failed') throw new EngineError(load.error);
      if (load.kind !== 'ready') throw new Error(`the model is ${load.kind}`);
    },
    async answer(question, signal) {
      const model = app.loadedModel(settings.getState().promptStyle);
      if (model === null) throw new Error('no model is loaded');
      const making = beginMaking(model, { ...settings.getState(), temperature: 0, seed: 1 }, () => 1);
      const asked = {
        ...{ id: 'rehearsal', parentId: null, role: 'user' as const },
        ...{ createdAt: Date.now(), content: question },
      };
      const { options } = await answerRequest(engine, model, [asked], making, MAX_TOKENS, null);
      return (await engine.generate(options, { signal })).text;
    },
    now: () => performance.now(),
  };
}
