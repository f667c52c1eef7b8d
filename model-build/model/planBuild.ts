import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { fittingLibrary } from '../catalogue/fittingLibrary.ts';
import type { LibraryRow } from '../../src/lib/shared/libraryRow.ts';
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

/** A base with its adapter, held to each other; the same for every quantisation. */
export interface OpenModel {
  readonly base: BaseModel;
  readonly adapter: Adapter | null;
  readonly merged: MergedModel;
  close(): Promise<void>;
}

/** Opens the sources and holds them to each other. @throws ModelBuildError */
export async function openModel(
  sources: Pick<BuildRequest, 'base' | 'adapter' | 'signal'>,
): Promise<OpenModel> {
  const base = await openBase(sources.base, sources.signal);
  let adapter: Adapter | null = null;
  const close = async (): Promise<void> => {
    await Promise.all([base.close(), adapter?.close()]);
  };
  try {
    const shapes = new Map(
      baseWeights(modelParameters({ ...base.geometry, tied: false })).map((shape) => [shape.weight, shape]),
    );
    if (sources.adapter !== null)
      adapter = await readAdapter(sources.adapter, (weight) => shapes.get(weight), sources.signal);
    return { base, adapter, merged: mergeWeights(base.geometry, base.weights, adapter), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** What becomes of an open model with the libraries that there are. @throws ModelBuildError */
export function planModel(
  model: OpenModel,
  request: Pick<BuildRequest, 'quantization' | 'windows' | 'template' | 'libraries'>,
): BuildPlan {
  const { base, adapter, merged } = model;
  const { quantization, libraries } = request;
  const found = promptFormat(base.tokenizer.chatTemplate, base.tokenizer.controls);
  const template = request.template ?? found.template;
  const library = fittingLibrary(libraries, merged.geometry, quantization, request.windows, base.maxContext);
  const windows = chooseWindows(request.windows, library, base.maxContext);
  const config = chatConfig({
    geometry: merged.geometry,
    quantization,
    windows,
    endIds: base.endIds,
    template,
    tokenizerInfo: base.tokenizer.info,
    tokenizer: base.tokenizer.tokenizer,
  });
  const format = { ...found, template };
  const close = (): Promise<void> => model.close();
  return { ...merged, base, adapter, windows, format, config, library, close };
}

/** Both of these at once. @throws ModelBuildError */
export async function planBuild(request: BuildRequest): Promise<BuildPlan> {
  const model = await openModel(request);
  try {
    return planModel(model, request);
  } catch (cause) {
    await model.close();
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
