/**
 * Adds scale · B · A to rows of a weight in f32: what the WebAssembly kernel computes, one operation at a time.
 *
 * Products are summed from the first rank to the last by fused multiply-adds, as torch's matrix libraries do on every
 * processor that has them: the product of two f32 is exact in f64, and the sum is rounded to f32 each time. (It is rounded
 * to f64 first, which can change the result only where it falls within 2^-29 of a tie.) On the golden files the result is
 * PEFT's own, bit for bit.
 *
 * @param weights `rows` rows, changed in place
 * @param a `[rank, columns]`
 * @param b `[rows, rank]`: the rows of B that belong to these rows
 */
export function addDelta(
  weights: Float32Array,
  rows: number,
  columns: number,
  a: Float32Array,
  b: Float32Array,
  rank: number,
  scale: number,
): void {
  const { fround } = Math;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      for (let k = 0; k < rank; k += 1) {
        sum = fround(sum + (b[row * rank + k] ?? NaN) * (a[k * columns + column] ?? NaN));
      }
      const at = row * columns + column;
      weights[at] = fround((weights[at] ?? NaN) + fround(sum * scale));
    }
  }
}
