/** Where weights come from: a GGUF file, a generator. The build reads each row of each weight exactly once, in order. */

export interface WeightSource {
  /**
   * Reads rows of a weight as f32 in Hugging Face's row order.
   *
   * @param weight Hugging Face name, e.g. `model.layers.0.self_attn.q_proj.weight`
   * @param into receives `count` rows from index 0 on
   */
  readRows(weight: string, firstRow: number, count: number, into: Float32Array): Promise<void>;
}
