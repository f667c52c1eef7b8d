/** Belly, blood vessels, eyes and spinal cord: what people say of them. */
export const bellyAndSightWords = {
  flashes: `
    floaters, flash* .. light*, flashing lights, flashes, sparkl*, spots .. vision, cobwebs, black dots,
    lightning flashes, flashes in my eye, flashing in my eye, dots in my eye, sparks .. eye,
    camera flashes`,
  'cannot-pass-water': `
    cannot .. pee/wee/urinate, cannot control .. @bladder, @nt control .. @bladder, incontinen*,
    wet myself, wet himself, wet herself, soiled, urinary retention, retention, lost control .. @bladder,
    lost .. @bladder, cannot feel .. wipe/pee/toilet/wee, not .. peed, cannot pass urine, wetting myself,
    leaking .. urine, not feel .. toilet, cannot tell .. bladder, wet .. without noticing,
    bladder .. control, bowel .. control, cannot go to the toilet, cannot feel when i pee, feel when i pee,
    feel when .. wee, not know when .. pee, cannot hold .. pee/bladder, not hold .. pee,
    cannot empty .. bladder`,
  'saddle-numb': `
    numb* ... @saddle, @saddle ... numb*/@weak, no feeling .. @saddle, @saddle ... no feeling,
    cannot feel ... @saddle/wipe, saddle an*esth*, saddle numb*, saddle anaesthesia, saddle anesthesia,
    lost .. feeling .. @saddle, cannot feel .. wipe, wipe .. cannot feel, feeling .. gone .. @saddle,
    tingl* .. @saddle`,
  'legs-weak': `
    both .. legs .. @weak/@pain, legs .. @weak, cannot .. feel/move .. legs, legs .. cannot .. move/feel,
    legs .. going/gone, legs .. @stopped, both legs, bilateral sciatica, feel nothing .. waist, paralys*,
    paralyz*, numb from the waist, waist down, legs .. not work*, cannot walk, legs .. wont, legs .. jelly,
    legs like jelly, cannot walk properly, legs .. buckle*, legs .. numb, legs went numb, legs .. gave,
    cannot feel my legs, legs .. weird, stumbling`,
  tearing: `
    tearing, ripping, ripped, tore, torn, like .. rip*/tear*/tore, knife between .. shoulder blades,
    something ripped, something tore, split, snapped inside, like .. knife, being torn`,
  aneurysm: `aneurysm*, aaa, aortic*, aorta, dissection, marfan*`,
  pulsing: `
    pulsing, pulsat*, throbbing lump, beating in .. tummy/belly/stomach, pulse in .. tummy/belly/stomach`,
  'belly-severe': `
    cannot stand up .. straight, cannot stand, cannot move, cannot walk, cannot straighten, doubled over,
    doubled up, doubling over, bent double, curled up, @belly-hard, guarding, rigid*, wont let up, agony,
    agonis*, agoniz*, excruciat*, worst, grey, faint*, collaps*, unbearabl*, terrible, screaming, writh*,
    horrendous, rock hard, severe*, unconscious, intense, insane, awful, passing out, stabbing, sudden*,
    rebound, hurts to touch, hurts to move, hurts to cough, on the floor, cannot talk, crying, so bad,
    really bad, horrible, like a knife, like knives, stabbed, stab, doubled, ball on the floor, passed out,
    unimaginable, off the scale, ten out of ten, 10 / 10, 10 out of 10, ripped, tearing,
    worse than childbirth, worse than labour, like wood, every bump, every step, bump in the road, wooden,
    worst .. ever, keep vomiting`,
  appendix: `
    appendix .. burst*/ruptur*/pop*, appendicitis, lower right, right lower, right iliac,
    right side .. stomach/belly/tummy/abdomen, low .. right, mcburney, moved to the right, right hand side,
    started .. belly button, ruptured appendix, burst appendix, bottom right, appendix, navel, right hip,
    around the navel, from navel, groin right`,
  'testicle-pain': `
    @testicle ... @pain/@swell, @pain ... @testicle, torsion, one side sits higher,
    kicked .. balls .. swollen, @testicle .. up near, nut .. groin, ball .. up, testicle .. up,
    balls .. hard, nut .. howling, nut .. swollen, testicle .. higher, one ball .. higher,
    testicle .. hard`,
  obstructed: `
    not .. pooed, not .. pooped, not .. passed .. wind/gas/stool, not .. opened .. bowels, not .. poo*,
    cannot .. pass .. gas/wind, no wind, not pass .. gas/wind, no bowel movement, bowels .. not .. opened,
    not been .. days, no gas, obstruct*, swollen .. belly/tummy/stomach/abdomen,
    belly .. swollen/distended/bloated/hard, distend*, not .. been to the toilet,
    not .. had .. bowel movement, vomit* .. brown/faec*/fec*/poo, cannot .. fart, cannot .. poo,
    not .. farted, no poo, no fart, not fart, bloated like .. drum, like a drum,
    cannot .. go .. toilet .. days, fart or poo, gas or stool, bloated and hard, tight as a drum,
    bowels .. stopped, not .. gone for .. days, not passed, nothing .. come out for, nothing's come out,
    nothing has come out, nothing coming out, belly .. balloon, belly's like a balloon, like a balloon,
    nothing out for`,
  hernia: `
    hernia*, lump in .. groin, groin lump, lump .. belly button, bulge .. groin, groin .. bulge,
    bulge .. belly button, lump .. groin`,
  'hernia-stuck': `
    stuck, cannot .. push .. back, wont go back, not go back, purple, hard, red, black, blue, strangulat*,
    incarcerat*, wont go in, cannot get .. back in, dark, tender and, gone hard, cannot push,
    cannot be pushed, cannot get .. in, not .. go back, sticking out, painful and, throwing up, vomit*`,
  'limb-dead': `
    @limb ... cold/ice/icy/freezing, cold .. white/pale/blue/numb ... @limb,
    @limb .. gone/went/turned/going .. cold/white/blue/pale/purple/black, @limb .. turned .. blue,
    @limb .. pale and cold, @limb .. cold and .. pale/white/blue/numb, no pulse in .. @limb, pulseless,
    cold .. leg/arm/foot, @limb ... white and cold, @limb ... cold and white, @limb ... blue and cold,
    foot .. white, leg .. white, leg .. marble, leg .. like ice, hand .. like ice, foot .. like ice,
    arm .. ice cold, toes .. black, toes .. gone black, toes .. cold, foot .. black, leg .. black`,
  'limb-dead-sign': `
    white, pale, blue, cannot .. feel*, cannot fel, numb*, no feeling, painful, painfull, @severe .. pain,
    pain*, hurts, purple, no pulse, cannot move, black, mottled, cannot wiggle, wiggle, agony, killing,
    tingl*`,
  'one-leg-swollen': `
    calf .. swollen/swell*/red/hot, leg .. swollen/swell*, swollen .. calf/leg, one .. calf/leg .. swollen,
    swelling .. calf/leg, dvt, deep vein, one calf, calf .. twice, leg .. twice, calf .. bigger,
    leg .. bigger, one leg .. bigger, calf .. size, calf .. hard, calf .. thick, calf .. huge`,
  'leg-clot-sign': `
    red, hot, warm, flight, flew, painful, hurts, pain*, sore, tender, plane, ache*, aching, throbb*,
    after surgery, operation, cast, pill`,
  'eye-pain': `
    eye .. pain*/hurt*/ach*/agony/killing, pain* .. eye, sore eye, severe eye, eyeball .. pain/hurts,
    eye .. throbbing, eye .. killing, eye .. agony, throbbing eye, eye .. bursting, eye is throbbing`,
  halos: `
    halo*, rainbow*, rings around .. light*, blurr*, vision .. foggy, cannot see, red eye, hard as, cloudy,
    rainbow rings, rainbow, rings, red like`,
  'scalp-sign': `
    scalp, jaw .. chew*, chewing, temple*, brushing .. hair, comb*, that side, temporal`,
  'eye-chemical': `
    @caustic ... @eye, @eye ... @caustic, cleaner .. eyes, splashed .. eye*, sprayed .. eye*, glue .. eye,
    cement .. eye*, metal .. eye, something .. pierced .. eye, eye .. pierced, burned .. eyes, nail .. eye,
    glass .. eye, hit .. eye .. blood, screwdriver .. eye, punctur* .. eye, chemical* .. eye*,
    weedkiller .. eye*, spray in .. eyes, sprayed .. eyes, @poison ... @eye, in my eyes .. burn*,
    got .. in .. eyes`,
  'cord-risk': `
    cancer, metasta*, tumour, tumor, fell, fall, accident, crash, injur*, dived, diving, landed, horse,
    trauma, myeloma, broken back, broken neck, neck injury, spinal injury, spinal cord, cord compression,
    thrown, dove, dived into, breast cancer, prostate cancer, lung cancer, lifted, tackle*, rugby,
    trampoline, gymnast*`,
  worse: `
    worse, worsening, hurts to walk, cough, moved, sharp, cannot stand, cannot walk, jump, bad,
    cannot walk upright, upright, fever`,
  'period-words': `period, periods, menstru*, endometriosis`,
  'brown-vomit': `brown, faec*, fec*, green, smells .. poo, bile`,
  'both-limbs': `
    both, always cold, every winter, raynaud*, when i am cold, fingers and toes, when it is cold,
    when cold, in the cold weather, cold weather`,
  twisted: `twisted, sprain*, ankle`,
  'burst-inside': `
    appendix .. burst*/ruptur*/pop*, burst appendix, ruptured appendix/spleen/bowel/aneurysm/aorta/cyst,
    spleen .. ruptur*, perforat*, aortic dissection, aorta .. tear*/torn/dissect*/burst,
    bowel .. perforat*/burst, dissecting, testicular torsion, strangulated hernia, mesenteric isch*,
    acute limb isch*`,
  shadow: `
    shadow, curtain, veil, dark area, dark patch, grey area, blurred patch, missing patch`,
  'flashes-new': `
    new floaters, shower of, sudden*, loads of, hundreds of, lots of, black dots, hundreds, this afternoon,
    today, since this morning, suddenly, thousands, swarm`,
  screen: `
    screen*, reading glasses, small print, glasses .. stronger, tired eyes, over the years, slowly`,
  'sight-foggy': `
    sight .. foggy/blurr*/dim*/fad*, vision .. foggy/blurr*/dim*/fad*, foggy, double vision, cannot see`,
  'saddle-clinical': `saddle an*, saddle numb*, retention, sciatica, wipe`,
  'legs-lost': `
    cannot .. feel .. legs, cannot .. move .. legs, cannot .. feel .. move .. legs,
    legs .. @stopped .. work*, legs .. stopped working, paralys*, paralyz*, no feeling .. legs,
    legs .. no feeling, legs .. cannot move, legs .. gone numb, legs .. gave way,
    cannot .. move .. arms .. legs, numb from .. waist/neck/chest, nothing .. below .. waist,
    legs .. not work*, legs .. wont work/move, legs .. suddenly .. weak, cannot .. walk .. legs,
    legs .. going weak, legs .. jelly, cannot feel anything .. below,
    cannot feel .. below .. neck/waist/chest, feel nothing .. below,
    nothing .. from .. waist/neck/chest down, no feeling .. below, cannot move .. below, legs went numb,
    cannot walk properly, legs getting weaker, legs .. weaker, weaker by the hour, numb up to,
    numb from .. down, legs .. numb .. up to, legs are going numb, both legs .. weak/weaker/numb`,
  'tearing-alone': `
    ripped .. shoulder blades, tore .. shoulder blades, ripping .. chest/back, tearing .. chest/back,
    something .. ripped .. chest/back/shoulder, something .. tore .. chest/back/inside`,
};
