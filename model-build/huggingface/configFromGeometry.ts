import type { ModelGeometry } from '../config/geometry.ts';
import { shapeFields } from '../config/shapeFields.ts';

/**
 * A config.json for transformers: what geometryFromConfig reads, the other way round.
 *
 * @param maxContext positions that the model has, in tokens
 */
export function configFromGeometry(
  geometry: ModelGeometry,
  dtype: 'bfloat16' | 'float32',
  maxContext: number,
): object {
  const architecture = geometry.modelType === 'mistral' ? 'MistralForCausalLM' : 'LlamaForCausalLM';
  return {
    architectures: [architecture],
    model_type: geometry.modelType,
    hidden_act: 'silu',
    ...shapeFields(geometry),
    max_position_embeddings: maxContext,
    // Llama's configuration has no such field.
    ...(geometry.modelType === 'mistral' ? { sliding_window: null } : {}),
    torch_dtype: dtype,
    bos_token_id: geometry.bosId,
    eos_token_id: geometry.eosId,
  };
}
