/** What people with epilepsy call their seizures, and what they take against them. */
export const seizureTurns = {
  epilepsy: `
    epilep*, seizure med*, seizure tablets, anti seizure, antiepileptic*, anti epileptic*, keppra,
    levetiracetam, lamotrigine, lamictal, epilim, valproate, depakote, tegretol, carbamazepine, phenytoin,
    dilantin, topamax, topiramate, clobazam, frisium, vimpat, lacosamide, zonegran, briviact, buccal,
    buccolam, midazolam, stesolid, rectal diazepam, rescue med*, vns, fits, seizure, seizures`,
  'turn-words': `
    # big ones, # turns, # attacks, # episodes, # goes, # blackouts, # drops, big one, another coming,
    another one coming, having turns, had turns, had a turn, take a turn, taken a turn, one after another,
    one after the other, one on top of the other, cluster*, back to back, keeps going into,
    keeps having them, keep having them, keeps dropping, going again, off again, started again, still going,
    not coming out, not come out, wont come out, stuck in one, in one now, longer than, two today,
    three today, four today, five today, # today, # tonight, # already, going # minutes, not stopped,
    wont stop, staring and, chewing and, cannot get through to, cannot reach him, cannot reach her,
    lip smacking, wandering round`,
};
