import { modelParameters } from '../config/parameters.ts';
import type { StoredMatrix } from '../config/weightSource.ts';
import { inFile, ModelBuildError } from '../errors.ts';
import { baseWeights, type BaseModel } from './baseModel.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { quoteName } from '../safetensors/invalid.ts';
import { openTensors, type OpenTensors } from '../safetensors/openTensors.ts';
import { storedMatrix } from '../safetensors/storedMatrix.ts';
import { geometryFromConfig } from '../huggingface/geometryFromConfig.ts';
import { readSourceJson } from '../huggingface/readSourceJson.ts';
import { readTokenizer } from '../huggingface/readTokenizer.ts';

const CONFIG_FILE = 'config.json';
const GENERATION_FILE = 'generation_config.json';

/** Computed from the shape by every reader; old files carry it all the same. */
const IGNORED = /\.rotary_emb\.inv_freq$/;

/**
 * Opens a model in the form of Hugging Face's transformers.
 *
 * @throws ModelBuildError where a file is missing or damaged, where the model is of a kind that cannot be built, or where
 *   tensors are missing, left over or of another shape than config.json gives them; no weight has been read then
 */
export async function openHuggingFaceBase(folder: SourceFolder, signal?: AbortSignal): Promise<BaseModel> {
  const hasGeneration = folder.files.has(GENERATION_FILE);
  const described = async (name: string) => ({
    json: await readSourceJson(folder, name),
    file: `${folder.name}/${name}`,
  });
  const { geometry, maxContext } = geometryFromConfig(
    await described(CONFIG_FILE),
    hasGeneration ? await described(GENERATION_FILE) : null,
  );
  const tokenizer = await readTokenizer(folder, geometry.vocabSize);
  const opened = await openTensors(folder, signal);
  try {
    const left = new Set(opened.tensors.keys());
    const weights = new Map<string, StoredMatrix>();
    const parameters = inFile(`${folder.name}/${CONFIG_FILE}`, () => modelParameters(geometry));
    for (const { weight, rows, columns } of baseWeights(parameters)) {
      const tensor = opened.tensors.get(weight);
      if (tensor === undefined) throw missing(opened.list, weight);
      left.delete(weight);
      weights.set(weight, storedMatrix(tensor, { rows, columns }));
    }
    // The output matrix of a tied model is often saved all the same: it is the embedding.
    if (geometry.tied) left.delete('lm_head.weight');
    refuseRest(
      opened,
      [...left].filter((name) => !IGNORED.test(name)),
    );
    const files = [
      CONFIG_FILE,
      ...(hasGeneration ? [GENERATION_FILE] : []),
      ...tokenizer.files,
      ...opened.files,
    ];
    const { license } = folder;
    return {
      title: null,
      license,
      tokenizer,
      geometry,
      maxContext,
      weights,
      files,
      close: () => opened.close(),
    };
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

function missing(file: string, weight: string): ModelBuildError {
  return new ModelBuildError({
    code: 'tensor-missing',
    file,
    tensor: weight,
    message: 'The model needs this tensor, and its files lack it.',
    remedy: 'Give a complete model; an adapter alone goes to --adapter.',
  });
}

function refuseRest({ tensors, list }: OpenTensors, rest: readonly string[]): void {
  const [first] = rest;
  if (first === undefined) return;
  throw new ModelBuildError({
    code: 'tensor-unexpected',
    file: tensors.get(first)?.access.file ?? list,
    tensor: rest.slice(0, 5).map(quoteName).join(', '),
    message: `It holds ${rest.length} tensors that a plain Mistral or Llama model does not have.`,
    remedy: 'The model has parts that this tool would silently drop, such as biases: it cannot be built.',
  });
}
