/** Loads a model: GPU checked, files stored, web-llm started over them, our own prompt encoder and KV cache attached. */
import type { FileKey, ModelStorage } from '../../models/storage/modelStorage.ts';
import { openModelStorage } from '../../models/storage/openModelStorage.ts';
import { cancelledError } from '../commonErrors.ts';
import { probeGpu } from '../gpu.ts';
import { gpuError } from '../gpuError.ts';
import type { LoadedModel, LoadOptions, LoadProgress } from '../protocol.ts';
import { readArtifacts } from './artifacts.ts';
import type { Artifacts } from './artifacts.ts';
import { DeviceWatch } from './deviceWatch.ts';
import { KvCache } from './kvCache.ts';
import { readReport } from './progress.ts';
import { PromptEncoder } from './promptEncoder.ts';
import { MLCEngine, pipelineOf } from './webLlm.ts';
import type { InitProgressReport, Pipeline } from './webLlm.ts';

export interface ModelInMemory {
  readonly pipeline: Pipeline;
  readonly encoder: PromptEncoder;
  readonly cache: KvCache;
  readonly device: DeviceWatch;
  readonly about: LoadedModel;
  /** Frees all that the model holds. */
  readonly unload: () => Promise<void>;
}

/** @throws EngineError before anything is read */
async function checkGpu(requiredFeatures: readonly string[]): Promise<GPU> {
  const error = gpuError(await probeGpu(), requiredFeatures);
  if (error !== null) throw error;
  return navigator.gpu;
}

async function startWebLlm(
  options: LoadOptions,
  artifacts: Artifacts,
  storage: ModelStorage,
  onReport: (report: InitProgressReport) => void,
): Promise<MLCEngine> {
  // An address that nobody has makes the checked bytes the ones that run: web-llm finds them in its cache under it. From
  // the library's own address it would read them again, and past every cache where the address has "localhost" in it.
  const library: FileKey = {
    url: `https://library.invalid/${artifacts.librarySha256}.wasm`,
    shelf: 'library',
  };
  const { librarySha256: sha256 } = artifacts;
  await storage.put(library, artifacts.library, { bytes: artifacts.library.byteLength, sha256, md5: null });
  try {
    const engine = new MLCEngine({
      appConfig: {
        model_list: [
          {
            model_id: options.modelId,
            model: options.weightsUrl,
            model_lib: library.url,
            required_features: [...options.requiredFeatures],
          },
        ],
        cacheBackend: 'cache',
      },
      logLevel: 'WARN',
      initProgressCallback: onReport,
    });
    const context = Math.min(options.contextWindowSize ?? Infinity, artifacts.contextWindowSize);
    await engine.reload(options.modelId, { context_window_size: context });
    return engine;
  } finally {
    await storage.remove(library);
  }
}

/** @throws EngineError or whatever web-llm throws; GPU memory is free again then */
export async function loadModel(
  options: LoadOptions,
  signal: AbortSignal,
  onProgress: (progress: LoadProgress) => void,
): Promise<ModelInMemory> {
  const gpu = await checkGpu(options.requiredFeatures);
  const began = performance.now();
  const storage = openModelStorage();
  const artifacts = await readArtifacts(options, storage);
  const device = new DeviceWatch(gpu);
  let pipelines = 0;
  const onReport = (report: InitProgressReport): void => {
    // The only way to stop web-llm between two shards or two shaders: it takes this error for its own and returns.
    if (signal.aborted) throw new DOMException('The load was cancelled.', 'AbortError');
    const progress = readReport(report, artifacts.weightBytes);
    if (progress?.phase === 'compile') pipelines = progress.total;
    if (progress !== null) onProgress(progress);
  };
  try {
    const started = startWebLlm(options, artifacts, storage, onReport).catch((error: unknown) => {
      throw signal.aborted ? cancelledError() : error;
    });
    const engine = await Promise.race([started, device.lost]);
    if (signal.aborted) throw cancelledError();
    const pipeline = pipelineOf(engine, options.modelId);
    device.check();
    const encoder = await PromptEncoder.create(
      artifacts.tokenizer,
      pipeline.tokenizer,
      pipeline.tokenizer.constructor,
    );
    const info = device.adapterInfo;
    const about: LoadedModel = {
      modelId: options.modelId,
      contextWindowSize: pipeline.contextWindowSize,
      prefillChunkSize: pipeline.prefillChunkSize,
      vocabSize: pipeline.fullVocabSize,
      pipelines,
      libraryBytes: artifacts.library.byteLength,
      startMs: performance.now() - began,
      gpu: {
        vendor: info?.vendor ?? '',
        architecture: info?.architecture ?? '',
        description: info?.description ?? '',
      },
    };
    const unload = async (): Promise<void> => {
      device.expectLoss();
      encoder.dispose();
      // By its own way first: where only the device goes, it writes an alarming error to the console.
      await engine.unload().catch(() => undefined);
      device.release();
    };
    return { pipeline, encoder, cache: new KvCache(pipeline), device, about, unload };
  } catch (error) {
    device.release();
    throw error;
  }
}
