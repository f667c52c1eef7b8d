/** The order of a load: files first, the engine then; and what pausing, cancelling and failing leave. */
import { describe, expect, it } from 'vitest';
import shipped from '../../public/catalogue.json' with { type: 'json' };
import { cancelledError } from '../engine/commonErrors.ts';
import { RUNTIME_LIMITS } from '../engine/gpu.ts';
import type { LoadedModel } from '../engine/protocol.ts';
import { catalogueSchema } from '../lib/shared/catalogue.ts';
import type { Catalogue } from '../lib/shared/catalogue.ts';
import type { ModelFiles, StoredModel } from './download/modelFiles.ts';
import type { JobHooks } from './download/runJob.ts';
import { createModelsStore } from './modelsStore.ts';

const LOADED: LoadedModel = {
  modelId: 'x',
  contextWindowSize: 1,
  prefillChunkSize: 1,
  vocabSize: 1,
  pipelines: 1,
  libraryBytes: 1,
  startMs: 1,
  gpu: { vendor: '', architecture: '', description: '' },
};
const SHA = 'ab'.repeat(32);
const FETCH = {
  phase: 'fetch',
  loadedBytes: 1,
  totalBytes: 2,
  bytesPerSecond: null,
  secondsLeft: null,
  withoutRanges: 0,
  retrying: false,
} as const;

const PAGE = catalogueSchema.parse(shipped);

interface Stage {
  readonly stored?: StoredModel | null;
  /** What the host has by now, each time that it is asked. */
  readonly newest?: () => Catalogue | null;
  readonly wish?: string;
}

async function open({ stored = null, newest = () => null, wish = 'tiny-mistral' }: Stage = {}) {
  const done: string[] = [];
  let answer: { finish: () => void; hooks: JobHooks } | null = null;
  const files: Partial<ModelFiles> = {
    download: (model, acceptChange, hooks) =>
      new Promise((resolve, reject) => {
        done.push(`download ${model.buildId}${acceptChange ? ', changed' : ''}`);
        hooks.signal?.addEventListener('abort', () => reject(cancelledError()));
        hooks.onProgress?.(FETCH);
        answer = {
          finish: () => resolve({ manifestSha256: SHA, totalBytes: 2, fetchedBytes: 2 }),
          hooks,
        };
      }),
    stored: () => Promise.resolve(stored),
    persist: () => Promise.resolve('refused'),
  };
  const models = createModelsStore({
    engine: {
      load: () => {
        done.push('engine');
        return Promise.resolve(LOADED);
      },
      unload: () => {
        done.push('unload');
        return Promise.resolve();
      },
      onDeviceLost: () => () => true,
    },
    catalogue: {
      read: () => Promise.resolve(PAGE),
      newest: () => {
        done.push('ask the host');
        return Promise.resolve(newest());
      },
    },
    probeGpu: () =>
      Promise.resolve({
        kind: 'present',
        features: ['shader-f16'],
        limits: { ...RUNTIME_LIMITS, maxStorageBufferBindingSize: 1 << 30 },
        vendor: '',
        architecture: '',
        description: '',
        software: false,
      }),
    files: () => Promise.resolve(files as ModelFiles),
    pageUrl: 'https://host.example/',
    wish: { model: wish, quantization: null },
    remembered: null,
    remember: () => undefined,
  });
  await models.start();
  const asked = done.splice(0);
  const begun = async (): Promise<{ finish: () => void }> => {
    while (answer === null) await new Promise((resolve) => setTimeout(resolve, 1));
    const now = answer;
    answer = null;
    return now;
  };
  return { models, asked, done, begun };
}

describe('loading a model', () => {
  it('stores its files first, and knows what they are', async () => {
    const { models, done, begun } = await open();
    const load = models.load();
    (await begun()).finish();
    await load;
    expect(done).toEqual(['download tiny-mistral-q4f16_1', 'engine', 'ask the host']);
    expect(models.getState()).toMatchObject({
      load: { kind: 'ready', weightsSha256: SHA },
      persistence: 'refused',
    });
    const again = models.load();
    (await begun()).finish();
    await again;
    expect(done.slice(3, 6)).toEqual(['unload', 'download tiny-mistral-q4f16_1', 'engine']);
  });

  it('stops after the files where only they are wanted', async () => {
    const { models, done, begun } = await open();
    const load = models.load('download');
    (await begun()).finish();
    await load;
    expect(done).toEqual(['download tiny-mistral-q4f16_1', 'ask the host']);
    expect(models.getState().load.kind).toBe('downloaded');
  });

  it('can be paused and resumed, and cancelled', async () => {
    const { models, done, begun } = await open();
    const load = models.load();
    await begun();
    models.pause();
    await load;
    expect(models.getState().load).toMatchObject({ kind: 'paused', purpose: 'load', progress: FETCH });
    const resumed = models.resume();
    await begun();
    models.cancel();
    await resumed;
    expect([models.getState().load.kind, done.includes('engine')]).toEqual(['none', false]);
  });

  it('does not resume one model as another', async () => {
    const { models, begun } = await open();
    const load = models.load();
    await begun();
    models.pause();
    await load;
    models.select('smollm2-135m');
    expect(models.getState().load.kind).toBe('none');
  });
});

describe('the list of models', () => {
  const whole = { state: 'whole', record: { manifestSha256: SHA } } as StoredModel;
  const ofTiny = (change: Partial<Catalogue['models'][number]>): Catalogue => ({
    ...PAGE,
    models: PAGE.models.map((row) => (row.id === 'tiny-mistral' ? { ...row, ...change } : row)),
  });

  it('is not asked for anew where the chosen model is stored whole', async () => {
    const { asked, models, done } = await open({ stored: whole });
    expect([asked, models.getState().stored]).toEqual([[], whole]);
    await models.refresh();
    expect(done).toEqual([]);
  });

  it('is asked for anew where the host is needed anyway, and what is chosen stays', async () => {
    const { asked, models } = await open({ newest: () => ofTiny({ name: 'Another name' }) });
    expect(asked).toEqual(['ask the host']);
    expect(models.getState().selection?.row).toMatchObject({ id: 'tiny-mistral', name: 'Another name' });
  });

  it('is asked for a model that the address names and the page does not know', async () => {
    const { asked, models } = await open({
      stored: whole,
      wish: 'newborn',
      newest: () => ofTiny({ id: 'newborn' }),
    });
    expect(asked).toEqual(['ask the host']);
    expect(models.getState()).toMatchObject({ notice: null, selection: { row: { id: 'newborn' } } });
  });

  it('takes what is stored for another version where the newest list says so', async () => {
    const build = PAGE.models.find(({ id }) => id === 'tiny-mistral')?.builds ?? [];
    const builds = build.map((each) => ({ ...each, manifestSha256: 'cd'.repeat(32) }));
    const { models } = await open({
      stored: { ...whole, state: 'partial' },
      newest: () => ofTiny({ builds }),
    });
    expect(models.getState().stored).toBeNull();
  });
});
