import { modelParameters } from '../config/parameters.ts';
import type { StoredMatrix } from '../config/weightSource.ts';
import { inFile, ModelBuildError } from '../errors.ts';
import { baseWeights, type BaseModel } from './baseModel.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { quoteName } from '../safetensors/invalid.ts';
import { openTensors, type OpenTensors } from '../safetensors/openTensors.ts';
import { sameWeights } from '../config/sameWeights.ts';
import { storedMatrix } from '../safetensors/storedMatrix.ts';
import { geometryFromConfig } from '../huggingface/geometryFromConfig.ts';
import { readSourceJson, UNQUANTIZED } from '../huggingface/readSourceJson.ts';
import { readTokenizer } from '../huggingface/readTokenizer.ts';

const CONFIG_FILE = 'config.json';
const GENERATION_FILE = 'generation_config.json';

const EMBEDDING = 'model.embed_tokens.weight';
const OUTPUT = 'lm_head.weight';

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
  const { geometry, maxContext, endIds } = geometryFromConfig(
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
      if (tensor === undefined) throw missing(opened, weight);
      left.delete(weight);
      weights.set(weight, storedMatrix(tensor, { rows, columns }));
    }
    // The output matrix of a tied model is often saved all the same: it is the embedding, or should be.
    const doubled = geometry.tied ? opened.tensors.get(OUTPUT) : undefined;
    const embedding = weights.get(EMBEDDING);
    const output = doubled && embedding && storedMatrix(doubled, embedding);
    left.delete(output === undefined ? '' : OUTPUT);
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
      endIds,
      weights,
      files,
      checkWeights: async (stop) => {
        if (output === undefined || embedding === undefined) return;
        if (!(await sameWeights(output, embedding, stop))) throw untied(output.access.file);
      },
      close: () => opened.close(),
    };
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

/** transformers 4 drops the second matrix, transformers 5 uses it: which one was meant, the files do not say. */
function untied(file: string): ModelBuildError {
  return new ModelBuildError({
    code: 'source-invalid',
    file,
    tensor: OUTPUT,
    message:
      'It differs from the embedding, and config.json says that the two are one matrix (tie_word_embeddings).',
    remedy:
      'Set tie_word_embeddings to false to use both, as transformers 5 does, or take lm_head.weight out of the file.',
  });
}

/** What quantisers put in the place of `weight`: GPTQ and AWQ, compressed-tensors, EETQ and HQQ. */
const QUANTIZED_ENDS = ['qweight', 'weight_packed', 'weight_quantized', 'W_q'];

function missing({ tensors, list }: OpenTensors, weight: string): ModelBuildError {
  const module = weight.replace(/weight$/, '');
  const packed = QUANTIZED_ENDS.map((end) => module + end).find((name) => tensors.has(name));
  if (packed !== undefined) {
    return new ModelBuildError({
      code: 'unsupported',
      file: list,
      tensor: packed,
      message: 'Its weights are quantised already, and rounding them twice would make them worse.',
      remedy: UNQUANTIZED,
    });
  }
  return new ModelBuildError({
    code: 'tensor-missing',
    file: list,
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
