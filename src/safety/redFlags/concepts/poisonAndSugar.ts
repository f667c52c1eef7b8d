/** Poisons, overdoses and blood sugar: what people say of them. */
export const poisonAndSugarWords = {
  shakes: `
    shaking, shakes, shaky, shakin, tremor*, trembl*, tremul*, jitter*, shiver*, twitch*, jerking`,
  'ingest-strong': `
    swallow*, drank, drunk, drinking, ate, eaten, eating, ingest*, gulp*, sip*, swig*, consumed, licked,
    chewed, got hold of, got into, inhaled, sniffed, huffed, injected, downed, necked, gobbled, mouthful,
    put .. in .. mouth, tasted, munched, took .. swig/sip/mouthful, sucked on, bit into,
    confused the bottles, gulp, sucked, put in .. mouth, picked, swallowed a gulp`,
  poison: `
    @caustic, antifreeze, petrol, gasoline, gas, paraffin, kerosene, white spirit, turpentine, turps,
    weedkiller, weed killer, herbicide, pesticide*, insecticide, organophosphate*, rat poison, poison,
    poisonous, slug pellets, mothball*, lamp oil, lighter fluid, methanol, methylated spirit*, meths,
    cyanide, arsenic, hand sanitiser, hand sanitizer, nail polish remover, nail varnish remover, perfume,
    windscreen wash*, screenwash, brake fluid, button battery, battery, batteries, magnets, death cap,
    toadstool*, foxglove, hemlock, deadly nightshade, yew berries, berries, mushrooms, paint thinner,
    thinner*, mercury, coolant, windshield washer, nicotine liquid, vape liquid, e liquid, glow stick,
    strychnine, paraquat, roundup, diesel, fuel, butane, anti-freeze, nitrous, household cleaner,
    oven cleaner, lemonade bottle, unlabelled bottle, hair dye, essential oil*, eucalyptus oil, camphor,
    nicotine, cigarettes, cigarette butt*, snail bait, ant killer, water beads, coins, silica, tadpole,
    paint stripper, stripper, wild plant*, lily of the valley, cough syrup, cough medicine, mouthwash,
    aftershave, hand gel, rubbing alcohol, isopropyl, nail glue, air freshener, fabric softener, wallpaper,
    ink, oil, lead, hogweed, ricin, castor beans, poppy, daffodil bulbs, kerosine, fertiliser, fertilizer,
    thc gummies, vape juice, e-liquid, dishwasher salt*, vinegar concentrate, vinegar essence,
    cleaning vinegar, descaling, weedkiller spray, limescale remover`,
  'med-only': `
    pill*, tablet*, capsule*, paracetamol, tylenol, acetaminophen, panadol, ibuprofen, advil, aspirin,
    medicine*, medication*, meds, tabs, painkiller*, codeine, oxycodone, percs, tramadol, morphine,
    fentanyl, fent, methadone, heroin, xanax, valium, diazepam, zopiclone, sleeping pills, beta blocker*,
    propranolol, digoxin, iron, insulin, lithium, amitriptyline, antidepressant*, antihistamine*, benadryl,
    gummies, edibles, vitamins, warfarin, blood pressure, button battery, magnets, battery, nicotine,
    pain meds, sertraline, cough syrup, thc, cannabis, weed gummies, contraceptive, hormone, iron pills,
    thyroid, blood pressure tablets, ritalin, adderall, melatonin, patches, syrup`,
  drunk: `
    vodka, alcohol, whisky, whiskey, drunk, gin, rum, booze, beers, spirits, wine, drugs, pills, percs,
    heroin, fent, fentanyl, xanax, ketamine, ghb, mdma, molly, spice, laced, opioid*, opiate*, morphine,
    methadone, needle, smack, oxy, paralytic drunk, wasted, binge drinking, shots, overdos*, tequila,
    edibles, drank too much, drunk too much, intoxicated, pissed, od, oded, weed, coke, cocaine, meth,
    injected, snorted, snorting, shooting up, party, pub, club, been drinking, drinking since,
    drinking all, sniffed, balloons, poppers, bender, speedball, line of, pill .. party, took something,
    taken something, bong, dabs, gurgling, thc, gummies, overdosed, shot up, shooting, in the loo,
    tripped out, chems, g`,
  co: `
    carbon monoxide, co alarm, gas leak, smell* .. gas, monoxide, exhaust fumes, co poisoning, gas heater,
    charcoal .. indoors, bbq indoors, barbecue inside, generator .. inside, smell gas, smells of gas,
    boiler, gas smell, exhaust, faulty boiler, camping stove .. tent, everyone .. headache,
    everybody .. dizzy, boiler .. headache*, wood stove, faulty heater, paraffin heater, generator,
    leave the house`,
  mixing: `
    mix* ... bleach, bleach and, bleach with, chlorine gas, fumes, mixed .. clean*, mustard gas`,
  venom: `
    snake* .. bit*, bitten by .. snake/viper/cobra/adder/spider/scorpion,
    bit* by .. snake/viper/adder/rattlesnake/cobra/black widow, snake bite, snakebite, snake .. bit,
    adder bite, rattlesnake, cobra, viper bit*, scorpion .. stung/sting,
    stung by .. scorpion/jellyfish/stingray, black widow, box jellyfish, man of war, adder .. bit`,
  diabetic: `
    diabet*, t1dm, t2dm, type 1, type 2, type one, insulin, t1d, insulin pump, glucomet*, cgm, libre,
    dexcom, sugar*, glucose, bg, bgl, blood sugar, t1 diabetic, lantus, novorapid, humalog, diabetics,
    type1, type2, levemir, tresiba, metformin`,
  'hypo-words': `
    hypo, having a hypo, low sugar, sugar is low, sugars low,
    sugar .. super/very/really/too/dangerously .. low, sugar .. low,
    sugar .. dropping/dropped/crash*/plummet*, low blood sugar, hypoglyc*, glucose .. low/dropping,
    sugar keeps dropping, sugar .. keeps .. drop*, going low, sugar low, keeps going low, bottoming out`,
  'hyper-words': `
    sugar .. high/through the roof/sky high/off the scale, high .. sugar*, hyperglyc*, glucose .. high,
    sugars .. high, blood sugar .. high`,
  ketones: `ketone*, ketoacidosis, dka, hhs, ketosis`,
  'ketones-high': `
    large .. ketones, ketones .. high/large/moderate/purple/dark/through/positive/5*/3*/4*/6*/2*,
    high .. ketones, ketones @number-high, dka, ketoacidosis, moderate .. ketones, got .. ketones,
    ketones are #, ketones #, ketones of #, positive .. ketones`,
  'fruity-breath': `
    fruity .. breath, breath ... pear drops/acetone/nail varnish/nail polish/fruit*/sweet/pear,
    mouth ... pear drops/acetone/nail varnish/nail polish/fruity,
    smell* .. pear drops/acetone/nail varnish/nail polish/fruit*, fruity, acetone, pear drops,
    nail varnish remover, smells of fruit, breath smells .. sweet, sweet .. breath,
    breath .. rotten apples/apples/acetone/alcohol/sweets, smells like .. apples/acetone/nail/pear/fruit,
    breath .. smells .. sweet/like/of, breath smells`,
  thirst: `
    thirst*, drink* .. gallons, drinking .. lots/nonstop/loads, drinks .. lots/gallons/loads,
    peeing .. time/lots/nonstop/constantly, pees .. time, peeing, drinking and peeing, drinks gallons,
    cannot stop drinking, urinating .. lot, weeing .. lot, wees .. time, always thirsty`,
  'meter-extreme': `
    meter .. hi, meter .. lo, reads hi, reads lo, says hi, says lo, just says hi, reading hi, reading lo,
    meter .. high, off the scale, too high to read`,
  'no-insulin': `
    not taken .. insulin, run out .. insulin, ran out .. insulin, out of insulin, no insulin,
    missed .. insulin, missed .. injections, without insulin, stopped .. insulin, forgot .. insulin,
    skipp* .. insulin, pump .. leaked/failed/broke*/disconnect*/stopped/empty, pump site, not .. injected,
    lost .. insulin, insulin .. gone off, cannot afford .. insulin, insulin .. run out, insulin .. ran out,
    rationing .. insulin, out of .. lantus/levemir/novorapid/humalog/tresiba, out of lantus,
    ran out of .. insulin, no lantus, stopped .. lantus, not had .. insulin, cannot get .. insulin,
    insulin .. stolen/frozen/spoiled, skipped .. insulin, forgot .. lantus`,
  'insulin-twice': `
    insulin .. twice, twice .. insulin, injected .. twice, double .. insulin, too much insulin,
    wrong insulin, insulin .. double, # units instead, instead of # units, extra insulin,
    instead of my long acting, instead of long acting, instead of basal, novorapid instead,
    humalog instead, rapid instead, units .. instead, instead of lantus, wrong pen, instead of my lantus,
    mixed up .. insulin*, units of fast acting by mistake, fast acting by mistake, units .. by mistake,
    fast acting instead, rapid acting instead, # units .. fast acting`,
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
  'nerve-sign': `
    pinpoint pupils, pinpoint, pupils .. tiny, drooling and, salivat*, foaming, pupils like pins,
    tiny pupils`,
};
