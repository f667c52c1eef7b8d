/**
 * How much of a safetensors file is believed before it is looked at. Each number is far above every honest file and low
 * enough that a lying one fails in a moment instead of filling memory.
 */

/** The largest mixture-of-experts models have some 90,000 tensors over all files. */
export const MAX_TENSORS = 131_072;
/** Room for all of them in one file. The format's own reader takes 100 MB, which could fill some gigabytes of memory. */
export const MAX_HEADER_BYTES = 16_777_216;
/** Names are paths of module names: the longest seen are below 200 characters. */
export const MAX_NAME_LENGTH = 1024;
/** No weight that is read here has more than two; other tensors of a file may have a few more. */
export const MAX_DIMS = 16;
/** A list of shards names every tensor once; 90,000 names take about 10 MB. */
export const MAX_INDEX_BYTES = 16_777_216;
/** The largest published models come in some 200 shards; each is an open file. */
export const MAX_SHARDS = 1024;
