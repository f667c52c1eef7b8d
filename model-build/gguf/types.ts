/**
 * What a GGUF file holds. Source of the format: the GGUF specification in the ggml repository (docs/gguf.md) and the
 * block layouts in ggml's ggml-common.h.
 */

/** 64-bit integers are numbers where a double holds them exactly, and bigints above that. */
export type GgufScalar = number | bigint | boolean | string;
export type GgufValue = GgufScalar | readonly GgufScalar[];
export type GgufMetadata = ReadonlyMap<string, GgufValue>;

/** Codes of metadata value types, as stored (uint32). */
export const VALUE_TYPE = {
  uint8: 0,
  int8: 1,
  uint16: 2,
  int16: 3,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  array: 9,
  uint64: 10,
  int64: 11,
  float64: 12,
} as const;

export interface TensorLayout {
  readonly name: string;
  /** Weights in one block. A row is a whole number of blocks. */
  readonly blockWeights: number;
  readonly blockBytes: number;
}

/**
 * Every tensor type by its stored code, so that a file with an unsupported one is named and its extents still checked.
 * Codes that ggml removed (4, 5, 31-33, 36-38) are absent.
 */
export const TENSOR_LAYOUTS: ReadonlyMap<number, TensorLayout> = new Map(
  (
    [
      [0, 'F32', 1, 4],
      [1, 'F16', 1, 2],
      [2, 'Q4_0', 32, 18],
      [3, 'Q4_1', 32, 20],
      [6, 'Q5_0', 32, 22],
      [7, 'Q5_1', 32, 24],
      [8, 'Q8_0', 32, 34],
      [9, 'Q8_1', 32, 36],
      [10, 'Q2_K', 256, 84],
      [11, 'Q3_K', 256, 110],
      [12, 'Q4_K', 256, 144],
      [13, 'Q5_K', 256, 176],
      [14, 'Q6_K', 256, 210],
      [15, 'Q8_K', 256, 292],
      [16, 'IQ2_XXS', 256, 66],
      [17, 'IQ2_XS', 256, 74],
      [18, 'IQ3_XXS', 256, 98],
      [19, 'IQ1_S', 256, 50],
      [20, 'IQ4_NL', 32, 18],
      [21, 'IQ3_S', 256, 110],
      [22, 'IQ2_S', 256, 82],
      [23, 'IQ4_XS', 256, 136],
      [24, 'I8', 1, 1],
      [25, 'I16', 1, 2],
      [26, 'I32', 1, 4],
      [27, 'I64', 1, 8],
      [28, 'F64', 1, 8],
      [29, 'IQ1_M', 256, 56],
      [30, 'BF16', 1, 2],
      [34, 'TQ1_0', 256, 54],
      [35, 'TQ2_0', 256, 66],
      [39, 'MXFP4', 32, 17],
    ] as const
  ).map(([code, name, blockWeights, blockBytes]) => [code, { name, blockWeights, blockBytes }]),
);

export interface TensorInfo {
  readonly name: string;
  /** Innermost (the row's width) first, as GGUF stores it; a matrix [out, in] is [in, out] here. */
  readonly dims: readonly number[];
  readonly layout: TensorLayout;
  /** Absolute position in the file, in bytes. */
  readonly position: number;
  readonly nbytes: number;
  readonly rowWidth: number;
  readonly rows: number;
  readonly rowBytes: number;
}

export interface GgufFile {
  /** For messages. */
  readonly file: string;
  readonly version: number;
  readonly metadata: GgufMetadata;
  readonly tensors: ReadonlyMap<string, TensorInfo>;
}
