/**
 * Cuts question numbers into batches whose bounds do not depend on what is answered already, and leaves out the batches
 * that are whole. Rounding in f32 depends on a batch's padding: so a run that was interrupted writes what one that was
 * not would have written.
 *
 * @param isThere whether a question has its answer
 */
export function openBatches(
  count: number,
  size: number,
  isThere: (index: number) => boolean,
): (readonly number[])[] {
  const batches: (readonly number[])[] = [];
  for (let first = 0; first < count; first += size) {
    const batch = Array.from({ length: Math.min(size, count - first) }, (_, at) => first + at);
    if (!batch.every(isThere)) batches.push(batch);
  }
  return batches;
}
