/** Which models there are, which one is chosen, and which one is loaded. Plain TypeScript; React reads it through a hook. */
import { createStore } from 'zustand/vanilla';
import type { EngineClient } from '../engine/client.ts';
import { errorDataOf } from '../engine/errorDataOf.ts';
import type { EngineErrorData } from '../engine/errors.ts';
import type { GpuProbe } from '../engine/gpu.ts';
import type { LoadProgress } from '../engine/protocol.ts';
import type { Catalogue, ModelBuild, ModelRow } from '../lib/shared/catalogue.ts';
import { chooseBuild } from './chooseBuild.ts';
import type { BuildChoice } from './chooseBuild.ts';
import { chooseModel } from './chooseModel.ts';
import type { Selection, Wish } from './chooseModel.ts';
import { loadOptions } from './loadOptions.ts';

export type LoadState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly row: ModelRow; readonly progress: LoadProgress | null }
  | { readonly kind: 'ready'; readonly row: ModelRow; readonly build: ModelBuild }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };

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
}

export interface ModelsPorts {
  readonly engine: Pick<EngineClient, 'load' | 'unload' | 'onDeviceLost'>;
  readonly loadCatalogue: () => Promise<Catalogue>;
  readonly probeGpu: () => Promise<GpuProbe>;
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
  }));
  let loading: AbortController | null = null;

  function choose(selection: Selection | null, gpu: GpuProbe | null): BuildChoice | null {
    return selection === null || gpu === null
      ? null
      : chooseBuild(selection.row, gpu, selection.quantization);
  }

  const lost = (error: EngineErrorData): void => store.setState({ load: { kind: 'failed', error } });
  ports.engine.onDeviceLost((error) => lost(error.toData()));

  return {
    ...store,

    /** Reads the catalogue and asks for the GPU. Downloads no model: that is for the person to start. */
    async start(): Promise<void> {
      const reading = ports.loadCatalogue().then(
        (catalogue) => {
          const { notice, ...selection } = chooseModel(catalogue, ports.wish, ports.remembered);
          const choice = choose(selection, store.getState().gpu);
          store.setState({ catalogue, selection, notice, choice });
        },
        (error: unknown) => store.setState({ catalogueProblem: String(error) }),
      );
      const gpu = await ports.probeGpu();
      store.setState({ gpu, choice: choose(store.getState().selection, gpu) });
      await reading;
    },

    /** Reads the catalogue again, after a person has changed it. What is chosen and what is loaded stay, where they can. */
    async refresh(): Promise<void> {
      const catalogue = await ports.loadCatalogue();
      const { gpu, selection } = store.getState();
      const row =
        catalogue.models.find(({ id }) => id === selection?.row.id) ??
        catalogue.models.find(({ id }) => id === catalogue.defaultModel);
      const chosen = row === undefined ? selection : { row, quantization: selection?.quantization ?? null };
      store.setState({ catalogue, selection: chosen, choice: choose(chosen, gpu) });
    },

    select(modelId: string): void {
      const { catalogue, gpu } = store.getState();
      const row = catalogue?.models.find(({ id }) => id === modelId);
      if (row === undefined) return;
      const selection = { row, quantization: null };
      store.setState({ selection, choice: choose(selection, gpu), notice: null });
      if (!row.hidden) ports.remember(row.id);
    },

    /** Loads the selection; resolves when it is ready, has failed or was cancelled, which the state says. */
    async load(): Promise<void> {
      const { selection, choice, load } = store.getState();
      if (selection === null || choice?.kind !== 'build' || load.kind === 'loading') return;
      const { row } = selection;
      const { build } = choice;
      const controller = new AbortController();
      loading = controller;
      store.setState({ load: { kind: 'loading', row, progress: null } });
      try {
        await ports.engine.load(loadOptions(build, ports.pageUrl), {
          signal: controller.signal,
          onProgress: (progress) => store.setState({ load: { kind: 'loading', row, progress } }),
        });
        store.setState({ load: { kind: 'ready', row, build } });
      } catch (error) {
        const data = errorDataOf(error);
        store.setState({
          load: data.code === 'cancelled' ? { kind: 'none' } : { kind: 'failed', error: data },
        });
      } finally {
        loading = null;
      }
    },

    cancel(): void {
      loading?.abort();
    },

    async unload(): Promise<void> {
      store.setState({ load: { kind: 'none' } });
      await ports.engine.unload();
    },

    /** The engine is gone: the GPU was lost, or the worker crashed. */
    lost,
  };
}
