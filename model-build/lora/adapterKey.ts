/** What a tensor of an adapter is for. */
export interface AdapterKey {
  /** Name of the module in the base, e.g. `model.layers.0.self_attn.q_proj`. */
  readonly module: string;
  readonly kind: 'A' | 'B' | 'embedding-A' | 'embedding-B' | 'saved' | 'dora' | 'bias';
}

/**
 * Ends of names. PEFT leaves the adapter's own name (`default`) out when it saves; files that were made from a state
 * dictionary have it.
 */
const ENDS: readonly (readonly [end: RegExp, kind: AdapterKey['kind']])[] = [
  [/\.lora_A(?:\.default)?\.weight$/, 'A'],
  [/\.lora_B(?:\.default)?\.weight$/, 'B'],
  [/\.lora_embedding_A(?:\.default)?$/, 'embedding-A'],
  [/\.lora_embedding_B(?:\.default)?$/, 'embedding-B'],
  [/\.lora_magnitude_vector(?:\.default)?(?:\.weight)?$/, 'dora'],
  [/\.lora_[AB](?:\.default)?\.bias$/, 'bias'],
  [/(?:\.base_layer|\.modules_to_save(?:\.default)?)?\.weight$/, 'saved'],
  [/(?:\.base_layer|\.modules_to_save(?:\.default)?)?\.bias$/, 'bias'],
];

/** PEFT wraps the model twice: PeftModel.base_model is a LoraModel, whose model is the base. */
const PREFIX = 'base_model.model.';

/** Reads a tensor's name; null where it has none of the known forms. */
export function adapterKey(name: string): AdapterKey | null {
  const plain = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
  for (const [end, kind] of ENDS) {
    const match = end.exec(plain);
    if (match !== null) return { module: plain.slice(0, match.index), kind };
  }
  return null;
}
