/** Which models there are, which one is chosen, and which one is loaded. Plain TypeScript; React reads it through a hook. */
import { createStore } from 'zustand/vanilla';
import type { EngineClient } from '../engine/client.ts';
import { errorDataOf } from '../engine/errorDataOf.ts';
import type { EngineErrorData } from '../engine/errors.ts';
import type { GpuProbe } from '../engine/gpu.ts';
import type { Catalogue } from '../lib/shared/catalogue.ts';
import { chooseBuild } from './chooseBuild.ts';
import type { BuildChoice } from './chooseBuild.ts';
import { chooseModel } from './chooseModel.ts';
import type { Selection, Wish } from './chooseModel.ts';
import type { ModelFiles, Persistence, StoredModel } from './download/modelFiles.ts';
import { loadOptions } from './loadOptions.ts';
import type { LoadState, Progress, Purpose } from './loadState.ts';
import { modelAddress } from './modelAddress.ts';
import type { PageCatalogue } from './pageCatalogue.ts';

export interface ModelsState {
  /** Null until it has been read. */
  readonly catalogue: Catalogue | null;
  /** Why the catalogue could not be read. */
  readonly catalogueProblem: string | null;
  /** Null until the browser has answered. */
  readonly gpu: GpuProbe | null;
  readonly selection: Selection | null;
  /** For the selection; null until catalogue and GPU are known. */
  readonly choice: BuildChoice | null;
  /** A wish of the address that could not be met. */
  readonly notice: string | null;
  readonly load: LoadState;
  /** Of the chosen build, what this browser stores; null where nothing is, or it is not known yet. */
  readonly stored: StoredModel | null;
  /** What the browser answered when it was asked to keep the files; null before that. */
  readonly persistence: Persistence | null;
}

export interface ModelsPorts {
  readonly engine: Pick<EngineClient, 'load' | 'unload' | 'onDeviceLost'>;
  readonly catalogue: PageCatalogue;
  readonly probeGpu: () => Promise<GpuProbe>;
  /** Fetched when it is first called. */
  readonly files: () => Promise<ModelFiles>;
  readonly pageUrl: string;
  readonly wish: Wish;
  readonly remembered: string | null;
  readonly remember: (modelId: string) => void;
}

export type ModelsStore = ReturnType<typeof createModelsStore>;

export function createModelsStore(ports: ModelsPorts) {
  const store = createStore<ModelsState>(() => ({
    catalogue: null,
    catalogueProblem: null,
    gpu: null,
    selection: null,
    choice: null,
    notice: null,
    load: { kind: 'none' },
    stored: null,
    persistence: null,
  }));
  let loading: { readonly controller: AbortController; paused: boolean } | null = null;

  function choose(selection: Selection | null, gpu: GpuProbe | null): BuildChoice | null {
    return selection === null || gpu === null
      ? null
      : chooseBuild(selection.row, gpu, selection.quantization);
  }

  /** What is chosen stays, where it can; a wish that could not be met before is looked for again. */
  function take(catalogue: Catalogue): void {
    const { gpu, selection, notice } = store.getState();
    store.setState({ catalogue, catalogueProblem: null });
    if (notice !== null || selection === null) {
      const { notice: still, ...chosen } = chooseModel(catalogue, ports.wish, ports.remembered);
      store.setState({ selection: chosen, notice: still, choice: choose(chosen, gpu) });
      return;
    }
    const row =
      catalogue.models.find(({ id }) => id === selection.row.id) ??
      catalogue.models.find(({ id }) => id === catalogue.defaultModel);
    const chosen = row === undefined ? selection : { row, quantization: selection.quantization };
    store.setState({ selection: chosen, choice: choose(chosen, gpu) });
  }

  /** A model that is stored whole is chosen without asking anybody. Else the host is needed, and may have a newer list. */
  async function lookAtStored(): Promise<void> {
    await look();
    const { stored, notice } = store.getState();
    if (stored?.state === 'whole' && notice === null) return;
    const newest = await ports.catalogue.newest();
    if (newest === null) return;
    take(newest);
    await look();
  }

  /** The build that was chosen when the look began may not be the chosen one when it ends. */
  async function look(): Promise<void> {
    const { choice } = store.getState();
    if (choice?.kind !== 'build') {
      store.setState({ stored: null });
      return;
    }
    try {
      const { weightsUrl } = loadOptions(choice.build, ports.pageUrl);
      const stored = await (await ports.files()).stored(weightsUrl);
      // What is stored of another version than the catalogue's is of no use by itself.
      const wanted = choice.build.manifestSha256 ?? null;
      const current = wanted === null || wanted === stored?.record.manifestSha256;
      if (store.getState().choice === choice) store.setState({ stored: current ? stored : null });
    } catch {
      // A browser that does not let its storage be read will say so when a model is downloaded.
    }
  }

  const lost = (error: EngineErrorData): void =>
    store.setState({ load: { kind: 'failed', purpose: 'load', error } });
  ports.engine.onDeviceLost((error) => lost(error.toData()));

  return {
    ...store,

    /** Reads the catalogue and asks for the GPU. Downloads no model: that is for the person to start. */
    async start(): Promise<void> {
      const reading = ports.catalogue
        .read()
        .then(take, (error: unknown) => store.setState({ catalogueProblem: String(error) }));
      const gpu = await ports.probeGpu();
      store.setState({ gpu, choice: choose(store.getState().selection, gpu) });
      await reading;
      await lookAtStored();
    },

    /** Reads the catalogue again, after a person has changed it. What is chosen and what is loaded stay, where they can. */
    async refresh(): Promise<void> {
      // One that could not be read says so at the start; what is on screen stays.
      const catalogue = await ports.catalogue.read().catch(() => null);
      if (catalogue === null) return;
      take(catalogue);
      await lookAtStored();
    },

    select(modelId: string): void {
      const { catalogue, gpu, load } = store.getState();
      const row = catalogue?.models.find(({ id }) => id === modelId);
      if (row === undefined) return;
      const selection = { row, quantization: null };
      store.setState({ selection, choice: choose(selection, gpu), notice: null, stored: null });
      // What was paused, ended or asked about another model is not offered for this one.
      const ofTheLast =
        load.kind === 'paused' ||
        load.kind === 'downloaded' ||
        (load.kind === 'failed' && load.error.code === 'model-changed');
      if (ofTheLast) store.setState({ load: { kind: 'none' } });
      if (!row.hidden) ports.remember(row.id);
      void lookAtStored();
    },

    /** Looks again at what is stored of the choice: after a change that was made elsewhere. */
    lookAtStored,

    /**
     * Stores what is missing of the selection and, where that is the purpose, loads it. Resolves when it is done, has
     * failed, was paused or cancelled, which the state says.
     *
     * @param acceptChange take another version of the model than the one that was pinned
     */
    async load(purpose: Purpose = 'load', acceptChange = false): Promise<void> {
      const { selection, choice, load } = store.getState();
      if (selection === null || choice?.kind !== 'build' || load.kind === 'loading') return;
      const { row } = selection;
      const { build } = choice;
      const run = { controller: new AbortController(), paused: false };
      loading = run;
      const { signal } = run.controller;
      let progress: Progress | null = null;
      const onProgress = (next: Progress): void => {
        progress = next;
        store.setState({ load: { kind: 'loading', purpose, row, progress } });
      };
      store.setState({ load: { kind: 'loading', purpose, row, progress } });
      try {
        // Its memory is free while the next one comes.
        if (load.kind === 'ready') await ports.engine.unload();
        const files = await ports.files();
        // At the click, which is when browsers that ask the person may ask. Nothing waits for the answer.
        void files.persist().then((persistence) => store.setState({ persistence }));
        const options = loadOptions(build, ports.pageUrl);
        const address = modelAddress(build, options);
        const { manifestSha256 } = await files.download(address, acceptChange, { signal, onProgress });
        if (purpose === 'load') {
          await ports.engine.load(options, { signal, onProgress });
          store.setState({ load: { kind: 'ready', row, build, weightsSha256: manifestSha256 } });
        } else store.setState({ load: { kind: 'downloaded', row } });
      } catch (error) {
        const data = errorDataOf(error);
        const paused = run.paused && data.code === 'cancelled';
        if (paused) store.setState({ load: { kind: 'paused', purpose, row, progress } });
        else if (data.code === 'cancelled') store.setState({ load: { kind: 'none' } });
        else store.setState({ load: { kind: 'failed', purpose, error: data } });
      } finally {
        loading = null;
      }
      await lookAtStored();
    },

    /** Ends the download for now; `resume` goes on where it is. */
    pause(): void {
      if (loading === null) return;
      loading.paused = true;
      loading.controller.abort();
    },

    async resume(): Promise<void> {
      const { load } = store.getState();
      if (load.kind === 'paused') await this.load(load.purpose);
    },

    /** What has arrived is kept. */
    cancel(): void {
      if (store.getState().load.kind === 'paused') store.setState({ load: { kind: 'none' } });
      loading?.controller.abort();
    },

    async unload(): Promise<void> {
      store.setState({ load: { kind: 'none' } });
      await ports.engine.unload();
    },

    /** The engine is gone: the GPU was lost, or the worker crashed. */
    lost,
  };
}
