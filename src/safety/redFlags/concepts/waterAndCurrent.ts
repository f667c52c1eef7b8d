/** Divers, and what ails them when they come up too fast. */
export const waterAndCurrent = {
  dived: `
    scuba, diver, dive, dived, diving, free dive, freedive, regulator, ascent, decompression, decompress*,
    deco stop, surfaced too, came up too fast, came up fast, come up fast, up too fast, shot up to,
    shot to the surface, bends, the bends`,
  'bends-sign': `
    legs, tingl*, numb*, joints ache, joint*, aching, dizzy, dizziness, froth, bloody, chest pain,
    cannot walk, weak*, mottled, vision, breathless, staggers, vertigo, cannot pee, confused, unconscious,
    blood froth, coughing`,
  'spine-dive': `
    shallow, shallow end, bottom, sandbank, head first, dived into, dived in, duck, bird`,
};
