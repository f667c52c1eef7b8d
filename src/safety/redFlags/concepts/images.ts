/** What people liken a sign to, and the parts that several such pictures are made of. */
export const images = {
  'heavy-thing': `
    elephant, truck, lorry, bus, car, cow, bull, horse, piano, anvil, boulder, rock, slab, brick*, fridge,
    sack of, cement, concrete, fat man, sumo, giant, gorilla, bear, weight, ton, tonne, heavy weight,
    sandbag, barbell, tractor, train, breeze block, hippo, rhino, pony, house, wardrobe, tank, mountain,
    iron bar, dumbbell, bag of cement, sofa, ten men`,
  'sits-on': `
    sat, sitting, sits, sit, standing, stands, stood, parked, kneeling, kneels, lying, presses, pressing,
    pushing, leaning, resting, stamping, squashing, crushing, landed, weighing, dropped, stepping, tramples,
    trampling, bearing`,
  'as-if': `
    like, as if, as though, feels like, feel like, felt like, something, almost like`,
  'arm-jaw': `
    jaw, left arm, both arms, both my arms, both his arms, both her arms, arms, jaws,
    between .. shoulder blades, both shoulders, left shoulder, both elbows, both wrists, lower jaw,
    inside of .. arm, upper arms, upper back, left elbow, left wrist, neck and shoulder*`,
  indigestion: `
    indigestion, heartburn, wind, trapped wind, reflux, acid reflux, gas, acidity, gastric, dyspepsia,
    stomach acid, acid, antacid*, gaviscon, rennie*, tums, burping, belching`,
  'shock-colour': `
    pale, pallor, grey, ashen, ashy, gone white, went white, turned white, white as, white and,
    colour drained, drained of colour, waxy, pasty, clammy, cold sweat, cold and sweaty, cold and clammy,
    bluish, bluey, dusky, mottled, blotchy, marbled, colour of putty, colour of wax, no colour,
    funny colour, colour has gone, colour gone, is white, looks white, face .. white, lips .. white,
    shes white, going white, nasty colour, horrid colour, awful colour, bad colour, wrong colour,
    terrible colour`,
  'shock-mind': `
    drowsy, floppy, limp, confused, confuses, confuse*, not answering, not really answering, wont answer,
    not with it, vague, dopey, dozy, spaced, out of it, muddled, delirious, hard to wake, hard to rouse,
    sleepy and, too sleepy, very sleepy, really sleepy, getting sleepy, going sleepy, glassy, listless,
    letharg*, not responding, barely responding, hardly responding, not making sense, cannot stand,
    cannot get up, barely conscious, faint*, slurr*, nearly unconscious, going in and out, in and out of,
    not moving, wont wake, fading, gone quiet`,
};
