/**
 * Where llama.cpp keeps a row of q_proj or k_proj of a Llama-architecture model.
 *
 * Hugging Face rotates element i of a head with element i + headDim/2; ggml rotates neighbours, 2i with 2i + 1. So the
 * converter (convert_hf_to_gguf.py, LlamaModel.permute) moves row `half * headDim/2 + i` of every head to `2i + half`.
 *
 * @param row in Hugging Face's order
 * @returns the row in the file that holds it
 */
export function permutedRow(row: number, headDim: number): number {
  const within = row % headDim;
  const halfDim = headDim / 2;
  const half = within < halfDim ? 0 : 1;
  return row - within + 2 * (within - half * halfDim) + half;
}
