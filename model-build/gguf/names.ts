/** llama.cpp's tensor names for the Llama architecture (gguf-py's tensor_mapping), by Hugging Face's. */

const BLOCK_NAMES: ReadonlyMap<string, string> = new Map([
  ['input_layernorm.weight', 'attn_norm.weight'],
  ['post_attention_layernorm.weight', 'ffn_norm.weight'],
  ['self_attn.q_proj.weight', 'attn_q.weight'],
  ['self_attn.k_proj.weight', 'attn_k.weight'],
  ['self_attn.v_proj.weight', 'attn_v.weight'],
  ['self_attn.o_proj.weight', 'attn_output.weight'],
  ['mlp.gate_proj.weight', 'ffn_gate.weight'],
  ['mlp.up_proj.weight', 'ffn_up.weight'],
  ['mlp.down_proj.weight', 'ffn_down.weight'],
]);

const MODEL_NAMES: ReadonlyMap<string, string> = new Map([
  ['model.embed_tokens.weight', 'token_embd.weight'],
  ['model.norm.weight', 'output_norm.weight'],
  ['lm_head.weight', 'output.weight'],
]);

/** `model.layers.3.mlp.up_proj.weight` is `blk.3.ffn_up.weight`. */
export function ggufName(weight: string): string {
  const block = /^model\.layers\.(\d+)\.(.+)$/.exec(weight);
  const name =
    block === null
      ? MODEL_NAMES.get(weight)
      : `blk.${block[1] ?? ''}.${BLOCK_NAMES.get(block[2] ?? '') ?? ''}`;
  if (name === undefined || name.endsWith('.')) throw new RangeError(`${weight} has no GGUF name`);
  return name;
}

/** llama.cpp stores the rows of these two permuted. */
export function isPermuted(weight: string): boolean {
  return weight.endsWith('.self_attn.q_proj.weight') || weight.endsWith('.self_attn.k_proj.weight');
}
