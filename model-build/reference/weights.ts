/** Weights of a model folder as numbers: plain vectors whole, 4-bit matrices a block of rows at a time. */
import { halfFromBits, roundToHalf } from './half.ts';
import type { ModelFolder, Tensor } from './modelFolder.ts';

const GROUP = 32;
const WORD_VALUES = 8;

/** A tensor of f16 or f32 as float64, which holds both exactly. */
export function readVector(tensor: Tensor): Float64Array {
  const { bytes, dtype } = tensor;
  if (dtype === 'float16') {
    return Float64Array.from(new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2), halfFromBits);
  }
  if (dtype === 'float32') {
    return Float64Array.from(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
  }
  throw new Error(`${tensor.name} is ${dtype}; float16 or float32 was expected.`);
}

/** A quantised matrix [rows, columns]. `block` writes rows [first, first + count) into `out`, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  block(first: number, count: number, out: Float64Array): void;
}

/**
 * Opens `<name>.q_weight` (uint32 [rows, columns / 8], first value in the lowest bits) and `<name>.q_scale`
 * ([rows, columns / 32]). A weight is (q - 7) * scale; in q4f16_1 that product is itself a half, as on the GPU.
 */
export function openMatrix(folder: ModelFolder, name: string, rows: number, columns: number): Matrix {
  const packed = folder.tensor(`${name}.q_weight`);
  const scaleTensor = folder.tensor(`${name}.q_scale`);
  const expected = `[${rows},${columns / WORD_VALUES}] and [${rows},${columns / GROUP}]`;
  const found = `[${packed.shape.join(',')}] and [${scaleTensor.shape.join(',')}]`;
  if (expected !== found) throw new Error(`${name} has the shapes ${found}; ${expected} were expected.`);
  const words = new Uint32Array(packed.bytes.buffer, packed.bytes.byteOffset, packed.bytes.length / 4);
  const half = folder.geometry.quantization === 'q4f16_1';
  const groups = columns / GROUP;
  const scaleBytes = scaleTensor.bytes;
  const scales = half
    ? new Uint16Array(scaleBytes.buffer, scaleBytes.byteOffset, scaleBytes.length / 2)
    : new Float32Array(scaleBytes.buffer, scaleBytes.byteOffset, scaleBytes.length / 4);
  if (scales.length !== rows * groups || words.length !== rows * (columns / WORD_VALUES)) {
    throw new Error(`${name} does not hold as many bytes as its shapes say.`);
  }
  const levels = new Float64Array(16);
  return {
    rows,
    columns,
    block(first, count, out) {
      let at = 0;
      for (let group = first * groups; group < (first + count) * groups; group++) {
        const stored = scales[group] ?? 0;
        const scale = half ? halfFromBits(stored) : stored;
        for (let q = 0; q < 16; q++) {
          const product = Math.fround((q - 7) * scale);
          levels[q] = half ? roundToHalf(product) : product;
        }
        for (let word = group * 4; word < group * 4 + 4; word++) {
          const eight = words[word] ?? 0;
          for (let shift = 0; shift < 32; shift += 4) out[at++] = levels[(eight >>> shift) & 15] ?? 0;
        }
      }
    },
  };
}
