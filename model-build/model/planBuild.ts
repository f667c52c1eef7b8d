import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { fittingLibrary } from '../catalogue/fittingLibrary.ts';
import type { LibraryRow } from '../catalogue/libraryManifest.ts';
import { chatConfig, type ChatConfigFile } from '../config/chatConfig.ts';
import type { ConvTemplateName } from '../config/convTemplate.ts';
import type { Windows } from '../config/geometry.ts';
import { modelParameters } from '../config/parameters.ts';
import { ModelBuildError } from '../errors.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { promptFormat, type PromptFormat } from '../huggingface/promptFormat.ts';
import { mergeWeights, type MergedModel } from '../lora/mergeWeights.ts';
import { readAdapter, type Adapter } from '../lora/readAdapter.ts';
import { baseWeights, type BaseModel } from './baseModel.ts';
import { openBase } from './openBase.ts';

export interface BuildRequest {
  readonly base: SourceFolder;
  readonly adapter: SourceFolder | null;
  readonly quantization: Quantization;
  /** As the person chose them. */
  readonly windows: Partial<Windows>;
  readonly template: ConvTemplateName | undefined;
  readonly libraries: readonly LibraryRow[];
  readonly signal?: AbortSignal | undefined;
}

/** Everything that can be known before the first weight is read. */
export interface BuildPlan extends MergedModel {
  readonly base: BaseModel;
  readonly adapter: Adapter | null;
  readonly windows: Windows;
  readonly format: PromptFormat;
  readonly config: ChatConfigFile;
  readonly library: LibraryRow | null;
  close(): Promise<void>;
}

/** WebLLM's own default is 4096 and 2048; half of it suits small GPUs. */
const DEFAULT_WINDOWS: Windows = { contextWindowSize: 2048, prefillChunkSize: 512 };

/** Opens the sources, holds them to each other and to the libraries that there are. @throws ModelBuildError */
export async function planBuild(request: BuildRequest): Promise<BuildPlan> {
  const { quantization, libraries, signal } = request;
  const base = await openBase(request.base, signal);
  let adapter: Adapter | null = null;
  try {
    const shapes = new Map(
      baseWeights(modelParameters({ ...base.geometry, tied: false })).map((shape) => [shape.weight, shape]),
    );
    if (request.adapter !== null)
      adapter = await readAdapter(request.adapter, (weight) => shapes.get(weight), signal);
    const found = promptFormat(base.tokenizer.chatTemplate, base.tokenizer.controls);
    const template = request.template ?? found.template;
    const merged = mergeWeights(base.geometry, base.weights, adapter);
    const library = fittingLibrary(
      libraries,
      merged.geometry,
      quantization,
      request.windows,
      base.maxContext,
    );
    const windows = chooseWindows(request.windows, library, base.maxContext);
    const config = chatConfig({
      geometry: merged.geometry,
      quantization,
      windows,
      template,
      tokenizerInfo: base.tokenizer.info,
      tokenizer: base.tokenizer.tokenizer,
    });
    const close = async (): Promise<void> => {
      await Promise.all([base.close(), adapter?.close()]);
    };
    return { ...merged, base, adapter, windows, format: { ...found, template }, config, library, close };
  } catch (cause) {
    await Promise.all([base.close(), adapter?.close()]);
    throw cause;
  }
}

function chooseWindows(chosen: Partial<Windows>, library: LibraryRow | null, maxContext: number): Windows {
  const contextWindowSize =
    chosen.contextWindowSize ??
    library?.geometry.context_window_size ??
    Math.min(DEFAULT_WINDOWS.contextWindowSize, maxContext);
  if (contextWindowSize > maxContext) {
    throw new ModelBuildError({
      code: 'unsupported',
      message: `A context of ${contextWindowSize} tokens was asked for; the model has positions, or a sliding window, for ${maxContext}.`,
      remedy: `Use --context ${maxContext} or less.`,
    });
  }
  const prefillChunkSize =
    chosen.prefillChunkSize ??
    library?.geometry.prefill_chunk_size ??
    Math.min(DEFAULT_WINDOWS.prefillChunkSize, contextWindowSize);
  return { contextWindowSize, prefillChunkSize };
}
