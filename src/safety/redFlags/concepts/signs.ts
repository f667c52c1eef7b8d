/** Signs and situations that one or two rules ask for, named after what they show. */
export const signs = {
  'clutches-chest': `
    clutch* .. chest, grabb* .. chest, holding .. chest, hand on .. chest .. pale, rubbing .. chest,
    grips .. chest, clasping .. chest, holds .. chest, hand* .. chest .. collaps*,
    knees .. holding .. chest, one hand .. chest/breastbone, hand on .. chest, hand on .. breastbone,
    hand to .. chest, grabbed at .. chest, grabs at .. chest, presses .. chest, fist on .. chest`,
  'heart-attack-now': `
    having .. heart attack, has .. heart attack, had .. heart attack, is .. heart attack,
    think .. heart attack, thinks .. heart attack, this .. heart attack, it .. heart attack,
    like .. heart attack, sure .. heart attack, cardiac arrest, stemi, nstemi, having .. mi,
    massive heart attack, signs of .. heart attack, symptoms of .. heart attack, heart attack`,
  'no-pulse': `
    no pulse, pulseless, heart stopped, heart has stopped, doing cpr, giving cpr, start* cpr,
    performing cpr, chest compressions, cannot find .. pulse, cannot feel .. pulse, no heartbeat`,
  'radiating-pain': `
    @pain ... jaw, jaw ... @pain, @pain ... between .. shoulder blades,
    between .. shoulder blades .. @pain, @pain .. left arm, left arm .. @pain/heavy/numb, arm .. heavy,
    jaw .. tight/ach*, arm and jaw, @pain .. shoulder blades, @pain ... both arms, @pain .. arm .. jaw,
    upper back .. @pain/pressure, pressure .. jaw/neck/arm/back, arms .. ach*/hurt*/heavy/numb/tingl*,
    left arm .. tingl*/ach*/hurt*/heavy, arm .. ach*, both arms .. ach*, jaw .. hurt*/ach*/sore/tight,
    pain .. teeth, ache .. elbows, ache .. arms, ache .. jaw, ache .. arm, pain .. elbow*, arm .. dead,
    dead arm, rad l arm, l arm, pain .. jaw, elbow* .. ach*, indigestion ... arm*/jaw/elbows, numb .. jaw,
    jaw .. numb`,
  'worse-than-usual': `
    worse than usual, more than usual, worse than normal, at rest, longer than usual, @severe-now`,
  'severe-now': `really bad, very bad, so bad, getting worse, unbearable`,
  dental: `tooth, teeth, dentist, dental, bell palsy, filling, novocaine, braces, vet`,
  injury: `
    broke, broken, fracture, twisted, sprain*, fell on it, cast, slept on, sleep on, trapped nerve,
    carpal tunnel, dislocat*, horse, accident`,
  'no-power-side': `
    @no-power, sudden*, face, speech, numb*, tingl*, cannot feel, no feeling, gone, half`,
  'speech-slurred': `
    speech .. slurr*/garbled, slurr* .. words/speech/his/her/my, words .. slurr*/slurry/garbled/jumbled,
    slurring, slurred, slurry, slurs, talking gibberish, speaking gibberish, aphasi*, dysarthr*,
    sounds drunk, word salad, speech .. jumbled, talks gibberish, gibberish,
    words .. mush*/scrambl*/mashed/tumbl*, talking like .. drunk, mumbling nonsense, mixing up .. words,
    speech .. thick, thick speech, talking .. just noise, unintelligible, marbles in .. mouth,
    speech .. slow`,
  'sugar-words': `sugar, glucose, hypo, diabet*, insulin`,
  'stroke-now': `
    having .. stroke, has .. stroke, had .. stroke, is .. stroke, think .. stroke, thinks .. stroke,
    this .. stroke, signs of .. stroke, symptoms of .. stroke, mini stroke, tia, brain bleed,
    bleed on .. brain, brain hemorrhage, intracranial, like .. stroke, sure .. stroke, fast positive,
    nihss, brain attack, cva, stroke .. now`,
  'double-vision': `
    double vision, seeing double, diplopia, vision .. double, blurr* .. vision, vision split, split in two,
    two of everything, seeing two, everything double`,
  'eyes-rolled': `
    eyes .. roll*, rolled .. eyes, rolled .. back, eyes .. back of .. head, eyes .. fixed, blank stare,
    eyes are white, eyes .. white, eyes .. gone white, whites of .. eyes, staring into space, eyes fixed,
    eyes .. up, eyes .. flicker*, eyes are flickering, eyelids flutter*`,
  'wet-self': `
    wet himself, wet herself, wet myself, wet themselves, wet the bed .. bit, peed himself, peed herself,
    peed myself, lost control of .. bladder, wet trousers, trousers wet, wet pants, pants .. wet,
    wet through, wet .. trousers`,
  foaming: `foam* .. mouth, froth* .. mouth, foam* at, frothing at, foaming`,
  'tongue-bitten': `
    bit .. tongue, bitten .. tongue, biting .. tongue, tongue .. bitten, bitten tongue, chewed .. tongue,
    blood in .. mouth, bleeding tongue, tongue .. bleeding, tongue .. sore, cheek bitten`,
  amnesia: `
    cannot remember anything, not remember anything, no memory, cannot remember .. happened,
    not remember .. happened, cannot remember .. getting, lost .. time, amnes*, not remember .. going,
    cannot remember, came round, came to on, woke up on .. floor, woke up on the, found myself on,
    cannot recall, no idea how`,
  'knocked-unconscious': `
    knocked out for, was knocked out, got knocked out, knocked unconscious, knocked .. out cold,
    knocked .. unconscious, unconscious .. after .. fall*/fell/hit/crash/accident, hit .. unconscious,
    fell .. unconscious, lost consciousness after, punched .. unconscious, knocked .. senseless,
    out for # seconds, out for # minutes, was out for, out for a few, was out cold, out cold after,
    lights out, ko, knocked him out, knocked her out, knocked me out cold, out for thirty, punch .. out,
    punch ... out for`,
  'big-fall': `
    fell .. stairs, fell .. ladder, fell .. roof, fell .. tree, fell .. horse, fell .. bike,
    fall .. stairs, fell down, down .. stairs, off .. ladder, car crash, car accident, car wreck,
    motorbike .. crash, hit by .. car/bus/truck/van, fell from, fell out of .. window/tree, thrown from,
    dropped .. metres/feet, rolled off, fell off, bike crash, came off .. bike/motorbike/horse,
    head on collision, since .. fall, after .. fall, had a fall, nasty fall, bad fall, took a fall,
    dropped .. baby, fell out of bed, crashed .. bike, tumbled, slipped on ice, slipped on .. ice,
    fell on ice, down .. steps, fell in .. shower, thrown off, flew off, bunk bed, knocked over by,
    knocked off .. bike, run over, ran over, hit and run, went over the handlebars, over the handlebars,
    pile up, rolled .. car, fell out, slipped in .. bath`,
  tonsils: `tonsil*, sore throat, strep, glands, anxious, anxiety`,
  'throat-swells': `
    throat ... @swell, @swell ... throat, throat .. itch*, throat .. funny/weird/tight/lump,
    voice .. hoarse/croaky/gone, itchy throat, itchy mouth, mouth .. itch*/tingl*, lips .. tingl*,
    voice .. strange/different/squeaky/odd/hoarse, throat .. narrow, hardly swallow, cannot swallow,
    tightness .. throat`,
  'allergen-core': `
    peanut*, nuts, cashew*, almond*, walnut*, shellfish, shrimp*, prawn*, sesame, wasp*, bee, bees,
    hornet*, stung, sting, stings, antibiotic*, amoxicillin, penicillin, latex, vaccine, jab, allerg*,
    fire ant*, injection, kiwi, satay, contrast, yellow jacket, lobster, crab, new tablet*, new medic*,
    ibuprofen, egg, strawberr*, mussels, ate something, insect, nut allergy, allergic, bee sting,
    fire ants, ants, contrast dye, dye, thai, brownie, cookie, seafood, fish, flu shot, hornet, naproxen,
    diclofenac, allergic to milk, milk, allergic to, vaccination, wasp sting, walnut, walnuts, prawns,
    ice cream`,
  hypotension: `
    hypotens*, low blood pressure, blood pressure .. low/dropping/drop*, bp .. low, systolic, shocked,
    going into shock, in shock, shock and pale, bp @number-low, clammy and, went pale, heart is racing,
    heart racing, pulse .. weak, thready`,
  'toxic-context': `
    carbon monoxide, co alarm, swallowed .. bleach, overdos*, vodka, pills, cleaner, heroin`,
  'anaphylaxis-now': `
    having .. anaphyla*, going into .. anaphyla*, has .. anaphyla*, think .. anaphyla*, anaphylactic shock,
    in anaphyla*, is anaphyla*, anaphylactic reaction, severe allergic reaction, serious allergic reaction,
    bad allergic reaction, major allergic reaction, anaphylaxing`,
  tarry: `tar, tarry, melena, melaena, like tar, jet black, black`,
  clots: `
    clot, clots, loads, lots, bowl, bright red, full of, pouring, toilet .. red, a lot, as big as, fist,
    golf ball, size of, nearly fainted`,
  'weak-all-over': `
    weak, tired, short of breath, breathless, weakness, cannot stand, shaky, white, grey, looks white,
    dizzy, faint*`,
  cut: `
    cut, gash*, wound, slash*, laceration, sliced, injury, hole, fracture, chainsaw, saw, glass, grinder,
    blade, slice, thigh, through, blood, bite, calf, forearm, arm, leg, fell`,
  'bleeding-now': `
    bleeding, bleeds, bled, nosebleed, nose bleed, hemorrhag*, haematoma, hematoma, pouring, seeping,
    oozing, dripping`,
  'swallows-blood': `
    swallowing .. blood, blood .. down .. throat, swallow .. blood, mouth .. filling .. blood,
    choking on .. blood`,
  'bleeds-after-surgery': `
    tonsillectomy .. bleed*, bleed* .. tonsillectomy, tonsil* .. out .. bleed*,
    stitches .. burst/open/came, wound .. opened .. blood, post op .. bleed*, operation .. bleeding,
    surgery .. bleeding, bleeding .. after .. surgery/operation`,
  'through-nose': `
    left nostril, right nostril, through my nose, my nose, nose is, nose at, blocked nose, blocked up,
    bunged, nasal, sinus*, stuffy`,
  bruise: `
    bruise*, bruised, nail varnish, nail polish, hair, eyes are blue, blue eyes, raynaud*, shirt, jeans`,
  'one-digit': `finger, toe, stubbed, pen, ink, veins`,
  'asthma-attack': `
    asthma attack, bad attack, severe attack, flare up, attack, asthma is really bad, exacerbation,
    gasping, @severe-now`,
  'breath-word': `
    breath*, inhal*, airway, chest, cough*, lungs, edge of the bed, snoring, face, breath, ribs, sitting`,
  'pill-fear': `scared, used to, coughing up, jewelry`,
  'fever-or-cold': `
    runny nose, sore throat, sneez*, blocked nose, have a cold, has a cold, had a cold, with a cold,
    got a cold, the flu, sinus*, anxious, anxiety`,
  'inhaled-thing': `
    inhal* ... @small-thing, breath* in .. @small-thing, aspirat*, @small-thing .. went down .. wrong,
    @small-thing .. windpipe, @small-thing .. airway, @small-thing .. lung*, piece .. went in,
    choked on .. @small-thing`,
  mouthful: `
    put .. mouth, in .. mouth, ate, eating, swallow*, gagg*, gag, sucking, chewing, gobbled, popped,
    playing with`,
  'cold-only': `cold floor`,
  'face-down-in-water': `
    face down .. pool/tub/water/bath/lake/pond/river/paddling, at/on/from .. bottom of .. pool,
    underwater for .. minutes/seconds/several/ages, under water for, under for # minutes,
    under for .. minutes, submerged for, unconscious .. pool/bath/tub/water,
    under .. bath*/water .. unconscious, trapped under .. water, not surfaced, not come up, hasnt come up,
    floating .. pool/water/lake/sea, sinking, went under and, under the ice,
    car .. into .. water/lake/river/canal, found under .. water/bath, under the bath water,
    at .. bottom of .. pond/pool/lake/tub,
    pulled .. out of .. river/lake/canal/pool/sea/pond/water .. unconscious/not/blue/lifeless/limp,
    found .. in the .. pool/bath/pond/tub, sank and, swept under, dragged under,
    at/from .. bottom of the pond, floating in the, floating in .. tub/pool/lake/water/sea,
    gone under .. not come, under and not come back, not come back up, gone under and, found .. floating,
    pulled .. from .. sea/lake/pool/river/water, pulled .. out .. sea/lake/pool/river/water/canal,
    fell in .. pond/pool/river/canal/lake .. limp/blue/unconscious/not, man in the water,
    body in the water, someone in the water, dragged .. under, in the water not, drowning in .. @water,
    drowned in .. @water, drown in .. @water`,
  'electrocuted-now': `
    got electrocuted, been electrocuted, was electrocuted, is being electrocuted, electrocuted,
    electricuted, high voltage, third rail, electrical injury, live wire, live cable, power line*,
    overhead line*, stuck to .. fuse box/wire/fence, hit by .. power line, touched .. live,
    drilled into .. cable, volts across, current going through, shocked by .. line, downed line,
    hit by .. current, v through my, current .. through .. him/her/me,
    electricity .. through .. him/her/me, shocked by a downed, welding shock, hand clamped, shock at work`,
  'lightning-struck': `
    struck by lightning, hit by lightning, lightning hit, lightning struck, lightning strike,
    lightning .. hit/struck/knocked/got, lightning went through, lightning came,
    lightning .. tent/house/tree/phone .. wont/not/unconscious/hurt,
    lightning .. near/next .. knocked/fell/down, lightning bolt, hit by .. lightning`,
  'socket-contact': `
    knife/fork/fingers/finger/key/metal/screwdriver/hairpin/pin .. in/into .. socket/outlet/plug, socket,
    outlet, chew* .. cable/cord/lead/wire, bit .. cable/cord/wire, cable, in the bath, hair dryer,
    finger in .. socket/lamp, lamp socket, charger cord, bit through .. cord/cable, bit through,
    fingers in .. toaster, fork in .. toaster, knife in .. toaster, fork in the plug,
    fork in .. plug/socket, poked .. socket/plug, poked a, wet hands`,
  'burned-now': `
    burned, burnt, burns, burn, scald*, boiling water, boiling, hot tea, hot coffee, hot oil, hot water,
    hot fat, hot soup, hot iron, steam, on fire, caught fire, blistering, blistered, blisters, hot drink,
    kettle, whole pot, firework, hot pan, stove, hob, singed, frying oil, hot grease, chip fat, hot milk,
    bath too hot, exploded, tipped .. kettle, hot porridge, hot noodles, noodle soup, iron, spilled .. tea,
    spilled .. coffee, hot tap, radiator`,
  abuser: `
    @partner, he, she, they, stepdad, stepfather, stepmother, stepmom, father, mother, uncle, aunt,
    brother, sister, carer, caregiver, nurse, stalker, someone, somebody, a man, this man, man, guy,
    neighbour*, neighbor*, landlord, boss, gang, people, grandad, grandfather, son, daughter, teacher,
    coach, cousin, stranger, roommate, flatmate, family, in laws, bully, bullies, nephew, kid, date,
    ex-husband, ex-boyfriend, daddy, mommy, daughter in law, son in law`,
  'weapon-menace': `
    @weapon .. throat, @weapon .. my/her/his/our .. throat/neck/head/face/chest, threat* .. @weapon,
    with .. @weapon, has .. @weapon, got .. @weapon, holding .. @weapon, pulled .. @weapon,
    pulled out .. @weapon, pointed .. @weapon, pointing .. @weapon, waving .. @weapon, @weapon .. at me,
    swinging .. @weapon, grabbed .. @weapon, held .. @weapon, holds .. @weapon, brandish*, armed,
    carrying .. @weapon, came at .. @weapon, chase* ... @weapon`,
  'afraid-of': `
    scared of .. husband/wife/partner/boyfriend/girlfriend/father/mother/stepfather/stepdad/ex/him/her/dad/brother/son,
    afraid of .. husband/wife/partner/boyfriend/girlfriend/father/mother/stepfather/ex/him/her/brother,
    terrified of .. husband/wife/partner/boyfriend/father/mother/stepfather/ex/him, scared to go home,
    afraid to go home, frightened to go home, scared he, scared she, afraid he, afraid she will hurt,
    terrified he, frightened of .. husband/partner/him/father, scared to leave him, not safe at home,
    unsafe at home, scared for my life, fear for my life, fears for her life,
    in fear of .. husband/partner/him, hiding in the bathroom, cannot get away, hiding from him,
    hiding from her, please help he, please he, please she is going to, daddy hurts, mummy hurts,
    mother hurts me, father hurts me, i am scared of .. he`,
  bruises: `
    bruis*, burns, marks, scratch*, injur*, black eye, broken, fracture*, welts, cigarette burns,
    malnourished, starv*`,
  'abuse-told': `
    says .. does it, does it when, says .. hit*, states .. hits/slaps/beats, told .. hits, unexplained,
    slaps, hits, beats, withholds, keeps changing .. story, says .. hurts, when he is angry,
    when she is angry, not feeding, abus*, kicks, says it was, did it, locks`,
  'mild-paranoia': `judge, judging, exams stress`,
  'abuser-threat': `says he will, said he will, will kill me, kill me`,
  grandiose: `
    god, jesus, invincible, cannot die, fly, messiah, chosen, powers, spent all, gave all .. money,
    billionaire, king`,
  'no-sleep-days': `
    not slept, no sleep, hardly slept, not sleeping, awake for # days, up for # days, barely slept, manic,
    mania, bipolar, not slept for, hasnt slept, no sleep for, awake for`,
  'swallowed-poison': `
    @ingest-strong ... @poison, @ingest-strong .. @caustic, took .. @poison,
    ate ... death cap/toadstool*/berries/poisonous, had .. sip/mouthful of .. @poison,
    @poison .. swallowed/ingested/drunk/drank/in .. mouth, poisoned, been poisoned, mouthful of .. @poison,
    drinking @poison, got hold of .. @poison, exposed to .. pesticide*/organophosphate*,
    into the .. @poison, swallow* .. button battery, swallow* .. magnet*, swallow* .. battery`,
  'poison-core': `
    @caustic, mushrooms, mushroom, death cap, berries, antifreeze, petrol, pesticide*, organophosphate*,
    poison, weedkiller, rat poison, paraffin, white spirit, toadstool*, foxglove, plant, plants, methanol,
    moonshine, puffer fish, wild garlic, berries from, hedge, hemlock, laburnum, yew, fungus, fungi,
    lily of the valley, picked`,
  sprayed: `sprayed, splashed, exposed, spilled, inhaled, breathed in, soaked`,
  'ate-some': `
    fried, picked, cooked, foraged, delicious, ate, eaten, may have been, pan of, meal of, had some,
    thought it was, i think it was`,
  'poison-sign': `
    pinpoint pupils, pinpoint, drool*, terrible diarrhea, burn* .. mouth, mouth .. burn*, twitching,
    foaming, salivat*, cannot see, heart .. racing, vision .. blurr*, blurry, blurred, drooling, shaking,
    sweating, heart racing, twitch*, slow heart, heart beat, stomach cramps, heartbeat slow, stumbling`,
  'co-sign': `
    alarm, headache*, sick, dizzy, unconscious, faint*, drowsy, going off, beeping, smell, nause*,
    poisoning, collapsed, confus*, sleepy, leak, not breathing, asleep, exhaust, headaches, all of us,
    splitting, poorly, leave the house, better outside`,
  'cough-word': `cough*, choking, chest, throat, lungs, breathe`,
  'burning-eyes': `
    eyes .. burn*, eyes .. sting*, burning eyes, throat .. burn*, nose .. burn*, eyes burn`,
  dizzy: `dizz*, faint*, lightheaded, headache`,
  'dose-question': `
    can i give, should i give, how much, forgot, twice today, prescribed, a day, daily`,
  'diabetic-type1': `
    type 1, type one, t1d, t1dm, diabet*, insulin, insulin pump, pump, sugar*, glucose, ketone*, lantus,
    novorapid, humalog, levemir, tresiba, t1`,
  'type-one': `
    type 1, type one, t1d, t1dm, insulin dependent, lantus, novorapid, humalog, type1`,
  'thirst-much': `
    drinks gallons, drinking gallons, drinking and peeing, always drinking, drinks constantly,
    drinking constantly, so thirsty, desperately thirsty, terribly thirsty, really thirsty,
    extremely thirsty, unquenchable thirst, cannot stop drinking, peeing nonstop, pees all,
    peeing .. all the time, peeing constantly, thirsty and peeing, weeing .. all the time, drinking loads,
    drinks loads, drinking tons, thirst* ... pee/pees/peeing/peed/urinat*/wee/wees/weeing/weight,
    drinking .. lots ... weight, peeing .. lots, very thirsty, drinks and pees, pees constantly,
    drinks .. pees, drink and pee, thirsty .. pee/pees/peeing/peed, peeing and drinking`,
  'keeps-dropping': `
    keeps dropping, keeps going down, keeps falling, even after juice, even after, still dropping,
    keeps crashing, not coming up, wont come up, not going up, wont rise, not rising, stays low, still low`,
  worse: `
    worse, worsening, hurts to walk, cough, moved, sharp, cannot stand, cannot walk, jump, bad,
    cannot walk upright, upright, fever`,
  'period-words': `period, periods, menstru*, endometriosis`,
  'brown-vomit': `brown, faec*, fec*, green, smells .. poo, bile`,
  'both-limbs': `both, always cold, every winter, raynaud*`,
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
  'heat-core': `
    heatwave, heat wave, heatstroke, sauna, marathon, hot car, in this heat, the heat`,
  'heatstroke-now': `
    has heatstroke, has heat stroke, having heatstroke, got heatstroke, got heat stroke, have heatstroke,
    heatstroke and, think .. heatstroke, think .. heat stroke, is it heatstroke, with heatstroke,
    severe heatstroke, gone down with heatstroke, collapsed .. heat, heatstroke .. red hot`,
  'hypothermia-now': `
    has hypothermia, have hypothermia, hypothermic, severe hypothermia, getting hypothermia,
    got hypothermia, going hypothermic, think .. hypotherm*, hypothermia and, hypothermia core, @core-cold,
    with hypothermia`,
  'frostbite-now': `
    frostbitten, got frostbite, have frostbite, has frostbite, frostbite .. now, frostbite and,
    frostbite on my, think .. frostbite, severe frostbite`,
  'no-feeling': `no feeling, cannot feel, numb, blister*, black, waxy, hard, wooden, blue`,
  'swallow-words': `swallow*, drank, drunk, ate, ingested`,
  'person-hurt': `
    @pain, he, she, me, him, her, i, my, @kin, @partner, burn*, face, back, trapped, lady, man, cooker,
    woman, child`,
  'cold-weather': `snow, outside, winter, always cold, swimming, raynaud*, sea`,
  'sepsis-now': `
    have sepsis, has sepsis, got sepsis, having sepsis, is septic, am septic, going septic, gone septic,
    septic shock, think .. sepsis, think .. meningitis, has meningitis, have meningitis, got meningitis,
    is it meningitis, is it sepsis, think .. blood poisoning, have blood poisoning, has blood poisoning,
    got blood poisoning, could it be sepsis, could it be meningitis, urosepsis, suspected sepsis,
    suspected meningitis, signs of sepsis, signs of meningitis`,
  'fast-breath': `
    breathing .. fast, fast breathing, breathing quickly, breathing rapidly, rapid breathing, tachypn*,
    breathless, panting, short of breath, breathing .. hard, breathing very fast`,
  'dts-now': `
    has .. dts, the dts, delirium tremens, going through dts, got the dts, having dts,
    alcohol withdrawal ... @withdrawal-sign`,
  'toddler-does': `
    toddler .. bites/hits/kicks/scratches/pinches, toddler, # year old .. bites/hits/kicks, my cat, my dog,
    my puppy, kitten`,
  'been-drinking': `
    after .. drinks/beers/pints/wine/night, had .. beers/drinks/pints/shots, been drinking, hungover,
    too many beers`,
  'stopped-habit': `
    last drink/glass/drop/beer/pint, @stop-using ... @habit, @habit ... @stop-using, not had .. drop/drink,
    not touched .. drop/drink, without .. drink .. days, alcohol withdrawal, benzo withdrawal,
    withdrawal from .. @habit, withdrawing from .. @habit, cut off .. @habit, detox*, off phenobarbital,
    baclofen .. empty, no drink for, no drink since, no alcohol for, no alcohol since, not had a drink,
    off the sauce, off the booze, off the drink, alcoholic .. quit, alcoholic .. stopped,
    alcoholic .. without, # hours without .. drink/alcohol, off .. benzos, dry for # days, withdrawing,
    drying out, sobering up .. days, kicking .. booze, last drink was, stopped my lorazepam,
    stopped my .. @habit, gave up .. alcohol/drinking/drink/booze, detox at home, in detox,
    not had my .. diazepam/valium/xanax/lorazepam/ativan/klonopin/clonazepam, havent had my diazepam,
    off the vodka, off the .. vodka/wine/beer/gin/whisky/whiskey,
    missed my .. diazepam/valium/xanax/klonopin`,
  'epilepsy-now': `epilep* ... lasting/longer/minutes/stop*, seizure ... longer, fit ... longer`,
  floss: `floss*, gums, nosebleed, nose, hemorrhoid*, piles, implantation, brush*`,
  'baby-word': `baby, bump, foetus, fetus, the head, fetal`,
  'bp-high-now': `
    @bp-high, blood pressure .. high/through/up/raised, bp .. high/up/raised, high blood pressure`,
  stairs: `stairs, ladder, car, kicked, punched, hard, bike`,
  'constant-pain': `
    hurts constantly, constant pain, constant .. pain, pain .. constant, pain that wont, pain wont go,
    pain wont stop, cramps .. bad, really bad .. cramps, severe .. cramps, bad stomach cramps,
    terrible cramps, bad cramps, bad .. pain, severe .. pain, terrible .. pain, pain .. severe`,
  'fever-number': `
    @temp-high, temperature of, temperature is, rectal temp*, hot to touch, feels hot, burning, very hot,
    really hot`,
  grunting: `
    grunting, grunt*, ribs .. sucking, ribs .. show*, nostrils .. flar*, stopped breathing, pauses,
    breathing .. fast, tugging, # times a minute, # a minute, breaths a minute, breathing #`,
  'young-or-baby': `@infant, little girl, little boy, she is, brought our, birth, breastfe*, bottle`,
  guilt: `
    too hard, hard, lost it, lost my temper, sorry, limp, quiet, wont stop crying, stairs, tile, floor,
    kitchen floor, very quiet`,
  'jerking-signs': `
    arms and legs .. jerk*, arms and legs are, stiffened and shook, rigid .. jerk*, stiff .. jerk*,
    stiffened .. shook, went rigid, whole body .. shak*, body .. convuls*, suddenly stiffened,
    stiffened and, limbs .. jerk*, shaking and drooling, jerking and, flickering and .. jerking,
    stiff like a plank, stiff as a board, stiff like .. board, eyes .. flicker* .. jerk*,
    shaking on .. floor, shaking on .. pavement, on the ground shaking, on the floor shaking, foaming,
    stiff .. shook, stiff and shook, shaking violently, bucking, limbs .. shaking,
    does not hear me .. jerk*, jerking .. not hear, jerking .. @collapse, whole body .. stiff`,
  'tearing-alone': `
    ripped .. shoulder blades, tore .. shoulder blades, ripping .. chest/back, tearing .. chest/back,
    something .. ripped .. chest/back/shoulder, something .. tore .. chest/back/inside`,
  'stuck-in-airway': `
    @small-thing .. stuck .. windpipe/airway/throat, stuck in .. windpipe, in the windpipe,
    stuck in .. airway, lodged in .. windpipe/airway/throat, jammed in .. throat,
    blocking .. airway/throat/windpipe, steak in .. throat, food in .. throat,
    something .. throat .. cannot, wrong pipe .. purple/blue/cannot, down the wrong pipe and,
    there is .. throat .. breath*, boiled sweet stuck, sweet stuck,
    stuck and .. cannot speak/talk/breathe/cough, turned blue on, turned purple on, choking on,
    went blue on`,
  'unresponsive-now': `
    unrespons*, not respond*, wont respond, stopped responding, wont wake, cannot wake, cannot be woken,
    cannot rouse, not waking, out cold, comatose, lifeless, not moving, wont answer, not answering,
    wont react, unconscious, wont open .. eyes, cannot .. get .. open .. eyes, no response, motionless,
    wont come round, not come round, barely conscious, semi conscious`,
  device: `
    phone, laptop, computer, app, website, screen, email, text, texts, messages, car, printer, server, tv,
    browser`,
  'impaled-now': `
    gone through .. thigh/leg/arm/foot/hand/chest/stomach/neck, impaled,
    sticking out of .. leg/arm/chest/stomach/neck/back/eye, stuck in .. chest/stomach/neck/leg, arrow,
    spear, skewer, through .. his/her/my .. thigh/hand/foot/neck/cheek`,
  'early-weeks': `
    at four/five/six/seven/eight/nine/ten/eleven/twelve/4/5/6/7/8/9/10/11/12 weeks,
    four/five/six/seven/eight/nine/ten/eleven/twelve/4/5/6/7/8/9/10/11/12 weeks pregnant, seven weeks,
    six weeks along`,
  'acid-on': `hydrofluoric, hydrofluoric acid on`,
  'drown-in': `drowning in, drown in, drowned in`,
  'nerve-sign': `
    pinpoint pupils, pinpoint, pupils .. tiny, drooling and, salivat*, foaming, pupils like pins,
    tiny pupils`,
};
