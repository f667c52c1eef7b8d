/** A mention of a sign that counts, of one kind among several. */
export interface Sign {
  readonly first: number;
  readonly end: number;
  readonly weight: number;
  /** Each kind counts once. */
  readonly kind: unknown;
}

/** From this weight on a sign is a heavy one. */
const HEAVY = 2;

/**
 * The first place where signs of different kinds, said in different words, lie within `reach` words and weigh `least`
 * together, with a heavy and a light one among them: a list of symptoms alone is no acute picture.
 */
export function weighSigns(
  signs: readonly Sign[],
  least: number,
  reach: number,
): { first: number; end: number } | null {
  const ordered = [...signs].sort((left, right) => left.first - right.first);
  for (const [index, { first }] of ordered.entries()) {
    const near: Sign[] = [];
    for (let next = index; next < ordered.length; next++) {
      const sign = ordered[next];
      if (sign === undefined || sign.first - first > reach) break;
      if (sign.end - first <= reach) near.push(sign);
    }
    const taken = chooseApart(near);
    const weight = taken.reduce((sum, sign) => sum + sign.weight, 0);
    if (weight >= least && hasBoth(taken)) {
      return { first, end: Math.max(...taken.map(({ end }) => end)) };
    }
  }
  return null;
}

const hasBoth = (signs: readonly Sign[]): boolean =>
  signs.some(({ weight }) => weight >= HEAVY) && signs.some(({ weight }) => weight < HEAVY);

/** The heavy ones first, one of each kind, none of the same words as another. */
function chooseApart(signs: readonly Sign[]): Sign[] {
  const taken: Sign[] = [];
  for (const sign of [...signs].sort((left, right) => right.weight - left.weight)) {
    const clashes = taken.some(
      (other) => other.kind === sign.kind || (other.first < sign.end && sign.first < other.end),
    );
    if (!clashes) taken.push(sign);
  }
  return taken;
}
