import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { ModelBuildError } from '../errors.ts';
import type { ModelGeometry } from './geometry.ts';

/** One named weight of the model as its maker published it (Hugging Face names), and its rows. */
export interface SourcePart {
  readonly weight: string;
  readonly rows: number;
}

/** One parameter of the model folder: one source weight, or several joined on the output axis. */
export interface Parameter {
  /** Without the `.q_weight` and `.q_scale` of quantised ones. */
  readonly name: string;
  readonly quantized: boolean;
  /** 1 for a vector. */
  readonly rows: number;
  readonly columns: number;
  readonly parts: readonly SourcePart[];
}

/** A tensor as tensor-cache.json lists it. */
export interface TensorSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'uint32' | 'float16' | 'float32';
  readonly nbytes: number;
}

/** Weights that share one scale, along the input axis. */
export const GROUP_SIZE = 32;

/**
 * Every parameter of the model in the order in which the folder holds them.
 *
 * @throws ModelBuildError `weight-invalid` for a matrix whose width groups of 32 do not divide
 */
export function modelParameters(geometry: ModelGeometry): Parameter[] {
  const { hiddenSize, ffnSize, vocabSize } = geometry;
  const queryRows = geometry.heads * geometry.headDim;
  const kvRows = geometry.kvHeads * geometry.headDim;
  const parameters: Parameter[] = [];
  const matrix = (name: string, columns: number, parts: readonly [source: string, rows: number][]): void => {
    if (columns % GROUP_SIZE !== 0) {
      throw new ModelBuildError({
        code: 'weight-invalid',
        tensor: name,
        message: `Its rows have ${columns} weights, which groups of ${GROUP_SIZE} do not divide.`,
        remedy: 'The quantisations made here cannot hold this model.',
      });
    }
    const rows = parts.reduce((sum, [, partRows]) => sum + partRows, 0);
    const sources = parts.map(([source, partRows]) => ({ weight: `${source}.weight`, rows: partRows }));
    parameters.push({ name, quantized: true, rows, columns, parts: sources });
  };
  const vector = (name: string): void => {
    const parts = [{ weight: name, rows: 1 }];
    parameters.push({ name, quantized: false, rows: 1, columns: hiddenSize, parts });
  };
  matrix('model.embed_tokens', hiddenSize, [['model.embed_tokens', vocabSize]]);
  for (let layer = 0; layer < geometry.layers; layer += 1) {
    const at = `model.layers.${layer}`;
    matrix(`${at}.self_attn.qkv_proj`, hiddenSize, [
      [`${at}.self_attn.q_proj`, queryRows],
      [`${at}.self_attn.k_proj`, kvRows],
      [`${at}.self_attn.v_proj`, kvRows],
    ]);
    matrix(`${at}.self_attn.o_proj`, queryRows, [[`${at}.self_attn.o_proj`, hiddenSize]]);
    matrix(`${at}.mlp.gate_up_proj`, hiddenSize, [
      [`${at}.mlp.gate_proj`, ffnSize],
      [`${at}.mlp.up_proj`, ffnSize],
    ]);
    matrix(`${at}.mlp.down_proj`, ffnSize, [[`${at}.mlp.down_proj`, hiddenSize]]);
    vector(`${at}.input_layernorm.weight`);
    vector(`${at}.post_attention_layernorm.weight`);
  }
  vector('model.norm.weight');
  if (!geometry.tied) matrix('lm_head', hiddenSize, [['lm_head', vocabSize]]);
  return parameters;
}

/** What one parameter becomes in the folder: a packed matrix and its scales, or a plain vector. */
export function parameterTensors(parameter: Parameter, quantization: Quantization): TensorSpec[] {
  const { name, rows, columns } = parameter;
  const dtype = quantization === 'q4f16_1' ? 'float16' : 'float32';
  const floatBytes = dtype === 'float16' ? 2 : 4;
  if (!parameter.quantized) return [{ name, shape: [columns], dtype, nbytes: columns * floatBytes }];
  const words = columns / 8;
  const groups = columns / GROUP_SIZE;
  return [
    { name: `${name}.q_weight`, shape: [rows, words], dtype: 'uint32', nbytes: rows * words * 4 },
    { name: `${name}.q_scale`, shape: [rows, groups], dtype, nbytes: rows * groups * floatBytes },
  ];
}
