/** Heat, cold and burns: what people say of them. */
export const heatAndBurnsWords = {
  'heat-sign': `
    confus*, @collapse, not making sense, stopped sweating, not sweating, no sweat*, hot and dry, dry skin,
    skin .. dry, very hot, red hot, burning hot, talking rubbish, talking nonsense, staggering,
    not know what day, delirious, fit, seizure*, convuls*, vomit*, limp, hallucinat*, not responding,
    unresponsive, slurr*, splitting headache, throbbing headache, drows*, disorient*, rambling,
    cannot stand, fainted, wont cool down, cannot cool, agitated, muddled, incoherent*, faint, aggressive,
    talks gibberish, passed out, unconscious, floppy, temp, red and dry, temperature @core-hot,
    not know his name, not know her name, not know, does not know, bright red, sleepy, fitting,
    skin burning`,
  'hot-car': `
    hot car, left .. in .. car, locked in .. car, in the car .. hot/sun/heat, forgot .. in .. car,
    in the car in the sun, left in the car, was left in the car, in .. parked car, car .. in the sun,
    locked .. car .. sun`,
  'cold-sign': `
    stopped shivering, not shivering, isnt shivering, slurr*, mumbl*, confus*, @collapse, very sleepy,
    drows*, muddled, blue, stiff, barely respond*, sleepy, fumbling, clumsy, incoherent*,
    cannot stop shak*, cannot stop shiver*, wont stop shivering, grey, barely conscious, icy, disorient*,
    slow pulse, delirious, not making sense, hallucinat*, undressing, taking his clothes off, bradycard*,
    weird, rigid, stumbl*, shivering violently, shivering uncontrollably, talking rubbish,
    talking nonsense, ice cold, barely breathing, confused, blue lips, cannot feel, cannot speak,
    slow breathing, slurring, cold like marble, speech is slow, cannot stop shaking, cannot stop shivering,
    slow speech, stone cold, shaking, stiff with cold, makes no sense, makes no, barely awake,
    hardly awake, half asleep, not waking`,
  'frozen-digits': `
    @digits ... white/hard/waxy/black/frozen/blister*/grey/wooden/numb, frozen .. @digits,
    @digits ... white as wax, @digits ... like wood, @digits ... like wax, fingers .. wood, toes .. wood,
    @digits .. like stone, @digits .. blue and hard, toes .. white, toes .. white and solid,
    fingers .. white, fingers .. solid, toes .. solid, toes .. black, @digits .. solid`,
  burn: `
    burn, burns, burned, burnt, scald*, boiling water, boiling oil, boiling .. over, hot tea, hot coffee,
    hot oil, hot water, hot fat, hot soup, hot drink, kettle .. over, deep fat, chip pan, steam, flames,
    fire, iron, stove, oven, grill, bonfire, firework*, explosion, exploded, petrol, barbecue, bbq, acid,
    chemical burn, whole pot, pan of, cup of .. tea/coffee, hob, radiator, exhaust, blast, flash fire,
    lava, tar, boiling, frying oil, lye, chip fat, hot grease, grease, hair straightener, hot metal,
    hot glue, molten, boiler, hot ash, coals, campfire, electric burn, battery acid, sun lamp, oil,
    hydrofluoric, nightdress, hot iron, cigarette lighter, cooker, soup pot, caustic, caustic soda, soup,
    scorched`,
  'burn-core': `
    burn, burns, burned, burnt, scald*, boiling water, boiling oil, boiling, hot tea, hot coffee, hot oil,
    hot water, hot fat, hot soup, hot iron, steam burn, chip pan, kettle, whole pot, pan of, hot drink,
    hot pan, caught fire, firework*, steam, explosion, exploded, flames, stove, hob`,
  'burn-grave': `
    blister*, skin .. off, skin .. coming, skin .. peel*, skin .. came, skin .. gone, skin .. hanging,
    peeling, white and .. leather*, leathery, charred, black, waxy, cannot feel, no feeling, numb, deep,
    third degree, 3rd degree, second degree, full thickness, partial thickness, tbsa, circumferential,
    whole back, whole arm, whole leg, all over, both hands, # %, raw, skin slid, skin sloughing, degloved,
    to the bone, white, large, huge, massive, bigger than, size of .. hand, covered in blisters, slid off,
    black hole, turning white, weeping, dark brown, wet and raw, sloughed, melted, melting, skin .. slid,
    skin hanging, no pain, size of, raw and weeping, sheets, hydrofluoric, big blisters, peeling in sheets,
    face is black, scorched, seared, soapy, skin is coming off, soapy and numb`,
  'burn-place': `
    face, faces, genitals, private parts, privates, groin, neck, hands, eyes, airway, mouth, throat, feet,
    back, eyebrows, chest, whole`,
  'on-fire': `
    clothes .. fire, on fire, caught fire, set .. on fire, set himself alight, set herself alight, alight,
    caught alight, burst into flames, flashed, fireball, house fire, chip pan fire, trapped in .. fire,
    explosion, exploded, gas explosion, blew up in, exploded in his face, exploded in, blew up,
    barbecue exploded, gas .. exploded, went up in flames, flash fire, ball of flame, caught light,
    gas bottle blew, nightdress .. caught, hair .. caught, hair on fire, sleeve .. caught, dress .. caught,
    clothes .. alight, bottle blew up`,
  'smoke-sign': `
    cough* .. black, black .. spit/phlegm/stuff/soot, soot*, singed, hoarse, croaky,
    voice .. hoarse/croaky, smoke inhalation, inhaled .. smoke, breathed in .. smoke, eyebrows .. gone,
    nasal hair, soot round, soot, smoky, black spit, coughing soot, burnt nose hair, husky, voice is husky,
    voice .. rough, voice .. changed, eyebrows, eyelashes gone, lashes gone`,
  'smoke-source': `
    fire, smoke, bonfire, flames, explosion, petrol, burn*, singed, tbsa, flashed, smoky, burning building,
    house fire, fumes, smoky room, pulled out of, flared up, flare, flared, cooker flared`,
  'acid-skin': `
    acid, chemical burn, battery acid, alkali, caustic, lye, bleach, oven cleaner, drain cleaner,
    wet cement, hydrofluoric, drain unblocker, hydrochloric, cement, caustic soda, ammonia, sulphuric,
    paint stripper, hydrofluoric acid`,
  skin: `
    skin, arm, arms, armes, hand, hands, leg, legs, face, foot, feet, back, chest, neck, burn*, peel*,
    forearm, wrist, thigh, stomach, fingers`,
  'spill-verb': `
    pulled, poured, spilled, spilt, tipped, knocked, splashed, grabbed, went over,
    over .. back/legs/herself/himself/arm/chest, touched, fell into, fell onto, threw, got .. on, all over,
    over her, over him, over me, down .. leg/back/chest/arm/front, on .. arms/hands/face/leg, splashed on,
    dripped, leaked, soaked through, squirted, on my fingers, on .. fingers/skin/feet`,
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
  'no-feeling': `
    no feeling, cannot feel, numb, blister*, black, waxy, hard, wooden, blue, without feeling, white,
    no sensation, lost feeling`,
  'swallow-words': `swallow*, drank, drunk, ate, ingested`,
  'person-hurt': `
    @pain, he, she, me, him, her, i, my, @kin, @partner, burn*, face, back, trapped, lady, man, cooker,
    woman, child`,
};
