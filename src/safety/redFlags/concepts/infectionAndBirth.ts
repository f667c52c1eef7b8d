/** Infections, pregnancy and babies: what people say of them. */
export const infectionAndBirthWords = {
  infection: `
    infect*, uti, pneumonia, cellulit*, abscess, ulcer, wound, pus, kidney infection, urinary,
    water infection, sepsis, septic, urosepsis, flu, chest infection, strep, surgical, infected, gangren*,
    operation site, incision, catheter, c section, caesarean, stitches, wound smells, burst appendix,
    bladder, kidney, bedsore*, bed sore*, tooth abscess, boil, spider bite, ear infection, dialysis line,
    picc line, catheter changed, animal bite, dog bite, bladder infection, leg is red, red and hot,
    hot up to`,
  'stiff-neck': `
    stiff .. neck, neck .. stiff*, neck .. rigid*, cannot .. bend/move/turn .. neck,
    neck .. cannot bend/move, chin .. chest, nuchal rigidity, rigid neck, meningism, neck .. wont bend,
    neck .. sore and stiff, neck .. locked, cannot touch .. chin, neck .. hurts .. bend/move,
    neck .. like .. board, cannot look down, neck .. like wood, cannot put .. chin, neck wont,
    neck is locked, neck locked`,
  photophobia: `
    photophob*, cannot .. stand/bear/tolerate/look .. light*,
    light* .. hurt*/unbearable/painful/kill*/bother*/sore/too bright, hates .. light, screams .. light,
    light hurts, sensitive to .. light, light sensitiv*, bright lights, shut the curtains, curtains closed,
    lamp .. unbearable/hurts, light* .. unbearable, light .. too much, cannot open .. eyes .. light,
    dark room, in the dark, lights off, turn off the lights, window .. hurts .. eyes, sunlight hurts,
    turn the lights off, turn the light off, turn off .. light`,
  rash: `
    rash, spots, blotch*, bruises, marks, dots, blotchy, pinprick*, patches, pinpricks, pin pricks,
    speckles, specks, freckles, blotches, lesions, little bruises, purple, dark red`,
  'non-blanching': `
    not .. fade .. press*/glass/pressed, not fade, not go away ... press*/glass, not .. blanch*,
    non blanching, nonblanching, not disappear .. glass/press*, wont fade, wont disappear .. glass,
    petech*, purpur*, not go .. glass, not fading, glass test, purple .. rash/spots/blotch*/marks,
    rash .. purple, spots .. purple, blood spots, tumbler, not vanish, not go white, bruise like,
    stays .. under .. glass, purplish, stay .. tumbler/glass/press*, stay when,
    still there .. press*/glass, purple pinpricks, purple dots, dark spots, dark purple, do not disappear,
    wont blanch, purple patches, bruise-like, not go when pressed, not go .. pressed, dont go .. pressed,
    little bruises, tiny bruises, purple marks, marks .. spreading, not go .. press*, stay put, stays put,
    stay .. under .. glass, glass .. still there, still see them, still there .. glass,
    not change .. press*, do not change .. glass, drinking glass`,
  mottled: `
    mottl*, blotchy, ice cold hands, hands .. ice cold/freezing, cold hands, icy .. hands, hands .. cold,
    freezing cold, marbled, cold and clammy, skin .. cold, pale and blotchy, cold .. feet, mottled,
    hands and feet .. ice, hands .. ice, feet .. ice, like ice, cold hands and feet, knees .. mottled,
    blue hands, hands are icy, hands .. icy`,
  'not-wee': `
    not .. peed, not .. pee, not .. wee, not urinat*, no urine, not passed .. urine/water/wee,
    not been to the toilet, no wet nappy, not had a wet nappy, dry nappy, anuri*, not peeing, not weed,
    not .. passing urine, no wees, not .. had .. wet`,
  immune: `
    chemo*, neutrop*, immunosuppress*, immunocompromised, transplant*, no spleen, spleen .. removed,
    splenectomy, leukaemia, leukemia, low white, white cells low, methotrexate and, dialysis,
    without a spleen, on immunosuppress*, hiv .. low, stem cell, bone marrow, leukaem*, lymphoma,
    steroids long`,
  'red-line': `
    red line*, red streak*, red stripe*, line .. up .. arm/leg, streaks .. up, tracking up,
    spreading .. up, red and hot up, spreading, up to the groin`,
  'no-movement': `
    not .. felt .. baby .. move*, not felt .. baby, not .. felt .. move*/movement*/kick*,
    baby .. not .. mov*/kick*, baby .. stopped .. mov*/kick*, stopped .. moving/kicking, no .. movement*,
    no kicks, kick* .. less, moving .. less, movements .. less/reduced/slow*/fewer/stopped/weak*,
    fewer .. kicks/movements, less .. movement*/kicks/kicking, reduced .. movement*/fetal, reduced fetal,
    cannot feel .. baby, not moving .. much, not kick*, baby .. quiet .. today, baby .. still .. all day,
    baby .. gone .. quiet, kicks .. much less, not moved, baby .. not move, not been moving,
    decreased .. movement*, barely .. moving/kicking/moved, not .. kicked, not kicked, hasnt kicked,
    not .. moving, stopped kicking, no kick, baby .. not .. kicked, hardly .. moves/moved/kick*/moving,
    not responding to .. juice/cold, very quiet in there, quiet in my belly, not felt .. wriggle,
    not felt .. little one, wriggl*, not .. felt him/her, felt him/her .. move, no wriggl*,
    not felt anything, gone still, baby .. still since, baby has gone still, baby .. gone still,
    not kicking, has not kicked, baby has stopped, single kick, not .. single kick, not had a kick,
    no kick since, kick .. since yesterday, kicks .. since yesterday, baby .. asleep all day, not nudged,
    not .. felt .. kick, not .. had .. kick*, baby .. quiet, bump .. quiet, bump .. still, baby .. still,
    quiet for a day, baby bump .. quiet, nothing from the baby`,
  'bp-high': `
    @bp-high, blood pressure .. high, bp .. high, blood pressure .. through the roof`,
  'eclampsia-signs': `
    headache*, head .. pounding/hurts/killing/aching/splitting, see .. stars/spots/lights/flash*,
    seeing .. stars/spots/lights/flash*/double, flashing .. light*, flash*, blurr* .. vision,
    vision .. blurr*, visual disturbance, blurry, epigastric, under .. ribs, pain .. ribs, right upper,
    face .. swollen/swell*/puff*, hands .. swollen/swell*, swollen .. face/hands, swelling .. face/hands,
    sparkl*, upper tummy, upper belly, upper abdom*, spots before .. eyes, stars, feet .. huge,
    hands .. huge, see spots, vision .. funny, vision, splitting headache, pain under my ribs, swollen,
    swelling, shimmer*, zigzag, cannot see properly, puffy face, face .. puffy, swollen face,
    headache from hell, blurred, seeing double, sparkly, everything is sparkly, face has blown up,
    face .. blown up, pounding head, head .. pounding, puffed up, swollen up, seeing sparkles`,
  'waters-broke': `
    water .. broke*, waters .. broke*, waters .. gone, waters .. went, membranes .. rupture*,
    gush .. fluid, leaking .. fluid, waters have, water has broken, pprom, broken .. waters, waters broke,
    waters went, water went, leaking water, wet patch .. waters`,
  'cord-out': `
    cord .. hang*/out/coming/prolaps*/show*, umbilical .. out, see the cord, feel the cord, cord between`,
  delivering: `
    giving birth .. car/home/floor/now/bath*/toilet/taxi/here, is giving birth, see the head, see .. head,
    head .. coming/crowning/out, crowning, baby is coming, baby .. coming .. now, pushing .. cannot stop,
    urge to push, having the baby .. now/car/here, delivering .. baby, feet .. coming, foot .. coming,
    baby .. half out, need to push, going to have .. baby .. now/here/car, in labour .. car,
    baby .. on .. way .. now, is pushing, she is pushing, cannot stop pushing, baby is out, head is out,
    baby is here, wants to push, feel the head, feels the head, baby is being born, born .. in the car,
    born on the`,
  contractions: `
    contraction*, labour, labor, labour pains, tighten* every, tightenings, contracting,
    cramping regularly, pains every`,
  'shoulder-tip': `shoulder tip, tip of .. shoulder, shoulder pain, shoulder .. pain/hurts/aches`,
  'one-side-pain': `
    one side, left side, right side, one sided, one-sided, low down on, side .. pain`,
  ectopic: `ectopic`,
  floppy: `
    floppy, flop*, limp, limpness, ragdoll, rag doll, lifeless, hypoton*, no muscle tone, like a doll,
    listless, stiff then floppy, went stiff, wont look at me, not looking at me, wont hold .. head,
    just moans, moaning, limp in my arms`,
  'hard-to-rouse': `
    @collapse, wont wake, hard to wake, hard to rouse, difficult to wake/rouse, very sleepy, too sleepy,
    really sleepy, so sleepy, letharg*, drows*, cannot wake, not .. waking, sleepier, unusually sleepy,
    sleeping .. all day, wont stay awake, cannot keep .. awake, not respond*, not reacting, unresponsive,
    listless, not interested, not making eye contact, staring, glazed, quiet and still`,
  'not-feeding': `
    not feed*, wont .. feed*, not .. feeding, refus* .. feed*/milk/bottle/breast/eat/drink*, not .. drink*,
    not .. eating, hardly .. milk/feed*/drunk/eaten/drinking, barely .. feed*/milk/drink*/drunk/eaten,
    poor feeding, feeds poorly, wont .. take .. milk/bottle/feed, wont .. drink/suck/latch,
    not .. taken .. milk/bottle/feed*, not feading, feeding poorly, missed .. feeds, stopped feeding,
    not sucking, off .. feeds, wont nurse, not nursing, not latching, not had .. milk, feeding less,
    not interested in .. feed*/milk/bottle, taking .. less .. milk`,
  'dry-baby': `
    no wet nappy, not .. wet nappy, nappy .. dry, dry nappy, not .. had .. wet, not .. peed, not .. wee,
    no wet, sunken .. fontan*/soft spot/eyes, fontan* .. sunken, soft spot .. sunken, no tears, dry mouth,
    no .. nappy, hours .. dry`,
  fontanelle: `
    bulging .. fontan*/soft spot, fontan* .. bulg*, soft spot .. bulg*/swollen/sticking,
    soft spot .. head .. bulging, soft spot .. tight, soft spot feels, fontanelle .. tight/tense/full`,
  'bad-vomit': `
    green .. vomit*/sick/puke, vomit* .. green/bile/bilious/yellow green, bilious, bile, projectile,
    vomit* .. every, green stuff, throwing up green, green bile, bright green, green vomit,
    brought up green, brought up .. green, green sick, green fluid, vomit .. yellow, vomiting everything,
    forceful*, shoots across, vomiting green, puking green, brings up green, throws up green,
    threw up green, up green`,
  'red-jelly': `
    red jelly, redcurrant, currant jelly, blood .. nappy, blood .. poo, jelly .. nappy,
    jelly like .. blood, red currant, raspberry jam, bloody .. nappy, blood .. stool*`,
  jaundice: `yellow, jaundice*`,
  shaken: `
    shook .. baby, shook him, shook her, shaken .. baby, shook .. @infant, dropped .. baby, baby .. shaken,
    shaken baby, shaking .. baby, baby .. shook, dropped my newborn, dropped my baby, dropped the baby,
    dropped .. baby/newborn/infant, dropped him, dropped her, baby fell, newborn fell, fell from .. arms,
    rolled off`,
  'weird-cry': `
    high pitched .. cry*/scream*/crying, high-pitched .. cry*,
    crying .. weird/strange/odd/high/non stop .. hours, weird .. cry*, strange .. cry*,
    cry .. weird/different/strange/weak/high, moaning, whimper*, inconsolab*, screams .. every,
    cry .. not normal, weak cry, screaming and, screaming like, shriek*, screams like, crying like a cat,
    arching`,
  'baby-pale': `
    mottl*, pale, grey, blotchy, cold .. hands/feet/skin, hands .. cold, skin .. cold, cold to touch, blue,
    ashen, white as`,
  'heat-core': `
    heatwave, heat wave, heatstroke, sauna, marathon, hot car, in this heat, the heat`,
  'sepsis-now': `
    have sepsis, has sepsis, got sepsis, having sepsis, is septic, am septic, going septic, gone septic,
    septic shock, think .. sepsis, think .. meningitis, has meningitis, have meningitis, got meningitis,
    is it meningitis, is it sepsis, think .. blood poisoning, have blood poisoning, has blood poisoning,
    got blood poisoning, could it be sepsis, could it be meningitis, urosepsis, suspected sepsis,
    suspected meningitis, signs of sepsis, signs of meningitis`,
  'fast-breath': `
    breathing .. fast, fast breathing, breathing quickly, breathing rapidly, rapid breathing, tachypn*,
    breathless, panting, short of breath, breathing .. hard, breathing very fast`,
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
    really hot, furnace, like a furnace, burning up`,
  grunting: `
    grunting, grunt*, ribs .. sucking, ribs .. show*, nostrils .. flar*, stopped breathing, pauses,
    breathing .. fast, tugging, # times a minute, # a minute, breaths a minute, breathing #,
    ribs stick out, ribs .. stick, every breath`,
  'young-or-baby': `@infant, little girl, little boy, she is, brought our, birth, breastfe*, bottle`,
  guilt: `
    too hard, hard, lost it, lost my temper, sorry, limp, quiet, wont stop crying, stairs, tile, floor,
    kitchen floor, very quiet`,
  'early-weeks': `
    at four/five/six/seven/eight/nine/ten/eleven/twelve/4/5/6/7/8/9/10/11/12 weeks,
    four/five/six/seven/eight/nine/ten/eleven/twelve/4/5/6/7/8/9/10/11/12 weeks pregnant, seven weeks,
    six weeks along`,
};
