/** The worker's door: takes the requests of protocol.ts, one load or one generation at a time, and answers them. */
import '../../lib/shared/checkWithoutEval.ts';
import { busyError, notLoadedError } from '../commonErrors.ts';
import type { EngineEvent, EngineRequest } from '../protocol.ts';
import { announceLife } from './announceLife.ts';
import { generate } from './generate.ts';
import { loadModel } from './loadModel.ts';
import type { ModelInMemory } from './loadModel.ts';
import { toEngineError } from './toEngineError.ts';

declare const self: DedicatedWorkerGlobalScope;

let model: ModelInMemory | null = null;
let running: { readonly id: number; readonly controller: AbortController } | null = null;

function post(event: EngineEvent): void {
  self.postMessage(event);
}

function fail(id: number, error: unknown): void {
  post({ kind: 'failed', id, error: toEngineError(error).toData() });
}

function loadedModel(): ModelInMemory {
  if (model !== null) return model;
  throw notLoadedError();
}

/** Runs one long request; a second one that comes meanwhile is refused. */
async function run(id: number, work: (signal: AbortSignal) => Promise<EngineEvent>): Promise<void> {
  if (running !== null) {
    fail(id, busyError());
    return;
  }
  const controller = new AbortController();
  running = { id, controller };
  let last: EngineEvent;
  try {
    last = await work(controller.signal);
  } catch (error) {
    last = { kind: 'failed', id, error: toEngineError(error).toData() };
  }
  // Before the answer goes out: whoever gets it may ask for the next thing at once.
  running = null;
  post(last);
}

async function unload(): Promise<void> {
  const last = model;
  model = null;
  await last?.unload();
}

async function handle(request: EngineRequest): Promise<void> {
  const { id } = request;
  switch (request.kind) {
    case 'load':
      return run(id, async (signal) => {
        await unload();
        const loaded = await loadModel(request.options, signal, (progress) =>
          post({ kind: 'progress', id, progress }),
        );
        model = loaded;
        loaded.device.lost.catch((error: unknown) => {
          model = null;
          post({ kind: 'device-lost', error: toEngineError(error).toData() });
        });
        post({ kind: 'progress', id, progress: { phase: 'ready' } });
        return { kind: 'loaded', id, model: loaded.about };
      });
    case 'generate':
      return run(id, async (signal) => {
        const { lost } = loadedModel().device;
        const onText = (text: string, tokens: number): void => post({ kind: 'text', id, text, tokens });
        const result = await Promise.race([
          generate(loadedModel(), request.options, { signal, onText }),
          lost,
        ]);
        return { kind: 'finished', id, result };
      });
    case 'encode':
      try {
        post({ kind: 'encoded', id, ids: loadedModel().encoder.encode(request.prompt) });
      } catch (error) {
        fail(id, error);
      }
      return;
    case 'cancel':
      if (running?.id === request.target) running.controller.abort();
      return;
    case 'unload':
      running?.controller.abort();
      await unload();
      post({ kind: 'unloaded', id });
      return;
    default:
      request satisfies never;
  }
}

announceLife((lock) => post({ kind: 'alive', lock }));

self.onmessage = ({ data }: MessageEvent<EngineRequest>) => {
  void handle(data);
};
