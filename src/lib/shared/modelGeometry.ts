/** The shape of a Llama/Mistral-architecture model: everything that names and sizes its weights. */
export interface ModelGeometry {
  /** WebLLM's name for the graph. Both are the same one here: RMS norm, rotary positions, grouped heads, gated SiLU. */
  readonly modelType: 'llama' | 'mistral';
  readonly hiddenSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly ffnSize: number;
  readonly vocabSize: number;
  /** The output matrix is the embedding; then there is no lm_head. */
  readonly tied: boolean;
  readonly ropeTheta: number;
  readonly normEps: number;
  readonly bosId: number;
  readonly eosId: number;
  readonly padId: number;
}

/** In tokens; a library is compiled for one pair of these. */
export interface Windows {
  readonly contextWindowSize: number;
  readonly prefillChunkSize: number;
}
