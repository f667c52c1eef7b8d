/**
 * How much of a GGUF file is believed before it is looked at. A file can claim anything; each number below is far above
 * every honest file and low enough that a lying one fails in a moment instead of filling memory.
 */

/** Honest files have 30 to 100 entries. */
export const MAX_METADATA_ENTRIES = 16_384;
/** The largest mixture-of-experts models have about 2,500 tensors. */
export const MAX_TENSORS = 65_536;
/** The specification's own bound on a key: 2^16 - 1 bytes. */
export const MAX_KEY_BYTES = 65_535;
/** ggml allows 63 bytes, and forks that raise it stop at 127. */
export const MAX_TENSOR_NAME_BYTES = 127;
/** The longest string of an honest file is its chat template: tens of kilobytes. */
export const MAX_STRING_BYTES = 1_048_576;
/** The largest vocabularies have 262,144 tokens and about twice as many merges. */
export const MAX_ARRAY_LENGTH = 4_194_304;
/** Metadata and tensor table together; a vocabulary of 262,144 with merges takes about 15 MB. */
export const MAX_HEADER_BYTES = 134_217_728;
/** ggml's own bound. */
export const MAX_DIMS = 4;
/** ggml uses 32; some writers align to a page. */
export const MAX_ALIGNMENT_BYTES = 65_536;
