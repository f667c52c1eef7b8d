const BITS = 32;
const CARRY = 2 ** BITS;

/**
 * Length of the longest sequence of words that both have in this order. A row of the textbook's table is kept as bits (Hyyrö,
 * "Bit-parallel LCS-length computation revisited", 2004), so that it takes length times length / 32 steps: of two texts of
 * 100,000 words each some three seconds instead of two minutes, in which a page would stand still.
 */
export function longestCommon(a: readonly string[], b: readonly string[]): number {
  const words = Math.ceil(a.length / BITS);
  const places = placesOf(a);
  const masks = new Map<string, Uint32Array>();
  // A bit is 1 where the row does not grow.
  const row = new Uint32Array(words).fill(CARRY - 1);
  const scratch = new Uint32Array(words);
  for (const word of b) {
    const at = places.get(word);
    if (at === undefined) continue;
    const often = at.length > words;
    const kept = masks.get(word);
    const mask = kept ?? (often ? new Uint32Array(words) : scratch);
    if (kept === undefined) for (const place of at) setBit(mask, place);
    advance(row, mask);
    // At most 32 words stand so often that setting their bits each time would take as long as the row itself.
    if (often) masks.set(word, mask);
    else for (const place of at) mask[Math.floor(place / BITS)] = 0;
  }
  let common = 0;
  for (let place = 0; place < a.length; place += 1) {
    const bits = row[Math.floor(place / BITS)] ?? 0;
    if (((bits >>> (place % BITS)) & 1) === 0) common += 1;
  }
  return common;
}

function placesOf(words: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const there = places.get(word);
    if (there === undefined) places.set(word, [at]);
    else there.push(at);
  }
  return places;
}

function setBit(mask: Uint32Array, place: number): void {
  const at = Math.floor(place / BITS);
  mask[at] = (mask[at] ?? 0) | (1 << (place % BITS));
}

/** row = (row + (row & mask)) | (row & ~mask), as one number of as many bits as there are words. */
function advance(row: Uint32Array, mask: Uint32Array): void {
  let carry = 0;
  for (let at = 0; at < row.length; at += 1) {
    const bits = row[at] ?? 0;
    const own = mask[at] ?? 0;
    const sum = bits + ((bits & own) >>> 0) + carry;
    carry = sum >= CARRY ? 1 : 0;
    row[at] = sum | (bits & ~own);
  }
}
