/** Pain that goes through, yellow skin, and what hurts an eye. */
export const bellySigns = {
  'pain-through-back': `
    pain/agony/worst/hurts/sore .. through to .. back, straight through to .. back, straight through to the,
    through to the back, boring through, going through to .. back, goes through to .. back,
    goes right through to .. back, back and belly pain, belly and back pain`,
  'yellow-skin': `
    yellow eyes, eyes .. yellow, whites .. yellow, skin .. yellow, gone yellow, turned yellow, yellow skin,
    jaundice*, yellow as, turning yellow`,
  'eye-object': `
    lump of steel, bit of metal, piece of metal, metal, steel, shard, splinter, fragment, shrapnel, sliver,
    grinder, grinding, swarf, spark, nail, wire, branch, twig, stick, pencil, pen, dart, thorn, hook,
    fish hook, fishing hook, glass, wood chip, stone chip, gravel, strimmer, bungee, elastic, cork,
    champagne, paintball, nerf, pellet, bb, airsoft, squash ball, golf ball, arrow, needle, knitting needle,
    scissors, screwdriver, chisel, drill bit`,
  'eye-hit': `
    went in, went right in, went into, gone in, gone into, stuck in, shot into, shot in, flew into, flew in,
    flicked, poked, poke, pierced, stabbed, jabbed, punctured, through, embedded, lodged, struck, caught in,
    pinged, snapped back, whacked, ripped, sliced, cut`,
  'limbs-numb': `
    cannot feel .. hands/arms/legs/feet/fingers/toes/anything,
    cannot move .. hands/arms/legs/feet/neck/anything, hands .. numb, arms .. numb, legs .. numb,
    feet .. numb, hands .. tingl*, arms .. tingl*, legs .. tingl*, pins and needles .. arms/hands/legs/feet,
    pins and needles in both, pins and needles down, electric shocks down,
    electric .. down .. arms/legs/spine, arms .. burning, paralys*, no feeling in, no power in, arms wont,
    legs wont, hands wont, legs .. not work*`,
  'neck-broken': `
    neck .. painful in .. middle, neck .. so painful, neck .. broken, broke .. neck, broken neck,
    broken back, broke .. back, neck .. snapped, neck snapped, neck .. cracked, neck .. crack,
    neck .. crunch*, middle of .. neck .. pain*/hurts/sore, back of .. neck .. agony, neck .. agony,
    cannot lift .. head, holding .. head up, holding .. head with, spine .. agony, neck hurts in the middle,
    neck .. hurts in, neck .. middle, middle of the neck, middle of my neck, neck is so painful,
    neck .. painful in, spine hurts, middle of .. neck .. agony, middle of .. back .. agony,
    neck .. in agony`,
  'sport-ball': `
    the ball, a ball, tennis, golf, bowling, ball so, ball hard, balls at`,
  'eye-bulge': `
    eye .. swollen shut, eye swollen shut, eye .. bulging, eye bulging, eye .. popping out,
    eye .. sticking out, eye .. pushed forward, cannot move .. eye, eye .. wont move,
    eyelid .. swollen .. hot/red, round .. eye .. red/swollen/hot, around .. eye .. red/swollen/hot,
    eye .. swollen and red, eye .. red and swollen`,
  'spleen-words': `
    spleen, glandular fever, mono, left ribs, under my left ribs, under .. left ribs, handlebar*`,
  'neck-word': `
    neck, spine, spinal, cervical, vertebra*, collar`,
};
