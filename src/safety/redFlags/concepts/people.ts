/** Who it happens to, and who does it. */
export const people = {
  partner: `
    husband, wife, partner, boyfriend, girlfriend, fiance*, ex, spouse, missus, other half, baby daddy,
    bloke, fella, hubby`,
  kin: `
    mother, father, parent*, stepfather, stepmother, stepdad, stepmom, stepmum, uncle, aunt*, auntie,
    brother, sister, cousin, nan, nana, gran, granny, grandma, grandmother, grandad, granddad, grandfather,
    grandpa, gramps, nephew, niece, in-law, son, daughter, lad, lass, nanna, nanny, nans, grans, pops, pop,
    poppy, papa, mama, amma, appa, baba, dada, dadi, nani, abuela, abuelo, oma, opa, nonna, nonno, lola,
    lolo, granpa, gramma, grammy, memaw, meemaw, papaw, grampa, aunty, twin, stepson, stepdaughter,
    stepbrother, stepsister, godson, goddaughter, godmother, missus`,
  child: `
    child*, kid*, toddler*, son, daughter, boy, girl, lad, little one, little boy, little girl, baby,
    infant*, grandson, granddaughter, grandchild*, grandkid*, nephew, niece, schoolboy, schoolgirl,
    # year old, # months old, # month old, # / 12, my youngest, my eldest, bairn, wean, little man, bub,
    twins, tot, tyke, kiddo, wee one, wee man, wee lass, wee girl, wee boy, wee lad, little fella,
    little lad, little lass, grandbaby, bubba, bubs, preschooler, stepson, stepdaughter, foster, my middle,
    year old's, godson, goddaughter, pupil, teenager, tween, little dude, little madam`,
  'small-child': `
    toddler*, baby, infant*, newborn*, # months old, # month old, bairn,
    one/two/three/four/five/six/1/2/3/4/5/6 year old, little one, child*, kid*, grandson, granddaughter,
    son, daughter, little boy, little girl, little man, bub, tot, tyke, wee one, little fella, little lad,
    little lass, grandbaby, bubba, bubs, preschooler, one year, two year, three year, my one year, nursery`,
  other: `
    friend*, mate, flatmate, roommate, housemate, neighbour*, neighbor*, coworker, colleague*, worker,
    teammate, player, man, woman, guy, lady, dude, buddy, homie, patient, resident, person, someone,
    somebody, pal, bestie, stranger, girl, boy, student, teacher, boss, lodger, client, customer, carer,
    caregiver, passenger, tenant, pupil, apprentice, offsider, driver, cyclist, biker, climber, swimmer,
    diver, guest, chap, fella, fellow, gent, gentleman, bloke, youngster, teen*, trainee, punter, waiter,
    cleaner, labourer, laborer, foreman, runner, goalkeeper, coach, referee, camper, hiker, farmhand,
    workmate, classmate, schoolmate, pensioner, elder, housekeeper, welder, roofer, fisherman, soldier,
    cousin's, shopper, commuter, workman, handyman, plumber, scaffolder, lads, kid`,
  person: `
    @partner, @kin, @child, @other, he, she, they, him, her, them, i, me, we, us, everyone, people, family`,
  elder: `
    nan, nana, gran, granny, grandma, grandmother, granddad, grandfather, grandpa, elderly, old lady,
    old man, old woman, nanna, nans, gramma, grampa, memaw, abuela, abuelo, oma, opa, nonna, nonno,
    old dear, old chap, pensioner, baba, dadi, nani, the old boy, old boy`,
  infant: `
    baby, infant, newborn*, neonat*, # weeks old, # week old, # days old, # day old, # months old,
    # month old, babies, new born, newborn, baby girl, baby boy, my newborn, tiny baby, little baby,
    preemie, premature baby, is # weeks, is # days, is # weeks old, three month old, my baby,
    little man is # weeks, seven weeks, six weeks, five weeks, is # weeks and, months old and, a baby girl,
    week old, weeks old, month old, months old, one month, one month baby, has one month, ours .. months,
    he is # months, she is # months, # months, # weeks, # wks, bub, bubba, the little one,
    granddaughter .. weeks, grandson .. weeks, days old, ten days old, his nappy, her nappy, changing table,
    cot, ten day old, wet noodle, three-week-old, week-old, month-old, lo is, my lo, fortnight old,
    a fortnight old, ten weeks, bubs, little bub, prem, premmie, neonate, # days, # week baby, # month baby,
    fresh out of hospital, our newborn, just born, # wks old, # wk old, # months baby, # mths, # mth, mths,
    # month, weeks new, week baby, wont take bottle, wont latch`,
  'young-infant': `
    newborn*, neonat*, new born,
    one/two/three/four/five/six/seven/eight/nine/ten/eleven/twelve/1/2/3/4/5/6/7/8/9/10/11/12 weeks/week old,
    # days/day old, one/two/three/1/2/3 months/month old, # week/day old, is # weeks, # weeks,
    born .. days ago, born last week, born on, five week old, one month, one month baby, # days old,
    days old, # day old, ten days old, twelve days old, nine days old, just # weeks, week old, six weeks,
    three weeks, of 3 weeks, of three weeks, born .. last week, born # days ago, born # weeks ago,
    born yesterday, born this week, # week old, a 2 week old, two week old, # weeks old, two weeks old,
    six week old, six weeks old, ten day old, lo is # weeks, fortnight old, a fortnight old, at two weeks,
    three-week-old`,
  they: `he, she, they, him, her, them, @partner, @kin, @child, @other, i, we`,
};
