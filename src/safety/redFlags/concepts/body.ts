/** Parts of the body. */
export const body = {
  chest: `
    chest, breastbone, sternum, sternal, retrosternal, substernal, precordial, breast bone, thorax,
    rib cage, ribcage, behind .. ribs, behind .. breastbone, bra, front of my chest, under .. breastbone,
    left side of my ribs, ribs, over .. heart, over my heart, breast, centre of my chest, front of me, pecs,
    between .. breasts, between .. boobs, bosom, breastplate, breast plate, chest bone, around .. heart,
    heart area, heart region, middle of my ribs, behind .. rib, solar plexus, pit of my, front of my body,
    behind the ribs, centre of .. chest, heart side, across my front, across his front, across her front,
    across the front, my front`,
  face: `
    face, mouth, smile, cheek*, facial, side of .. face, lip, eyelid, cheek, cheeks, eye lid,
    corner of .. mouth, half of my face, half of his face, half of her face`,
  throat: `
    throat, windpipe, airway*, gullet, trachea, esophag*, oesophag*, food pipe, larynx`,
  tongue: `tongue`,
  lips: `lip, lips, face, mouth, eyes, eyelids, facial, cheeks, neck`,
  limb: `
    arm, leg, hand, foot, limb, fingers, thigh, calf, forearm, arms, legs, hands, feet, toes, ankle, elbow,
    knee, shin, wrist`,
  'one-side': `
    one side, left side, right side, half of my/his/her/the body, half my/his/her body,
    half his/her/my/the face, one half, side of the/my/his/her body, side of my/his/her/their, face/body,
    left/right arm/leg/hand/foot/limb/face/thigh, one arm/leg/hand/foot, hemi*, arm and leg, same side,
    unilateral, left/right side/half, on the left, on the right, right half, left half, right hand,
    left hand, to one side, whole left, whole right, left foot, right foot, half of my body, left side of,
    right side of, l sided, left sided, right sided, out of one side, falling left, falling right,
    to the left, to the right, leaning left, stares to one side, eyes .. to one side, looking to one side,
    left limb*, right limb*, left cheek, right cheek, left leg, right leg, left arm, right arm, that arm,
    that leg, one of .. arms, one of .. legs, one of .. hands, down one side, whole side, whole of .. side,
    left hand side, right hand side, same arm, one cheek, half the body, half his, half her, half my,
    side of me, side of him, side of her, side of body, on one side, all to the left, all to the right,
    over to one side, over to the left, over to the right`,
  belly: `
    belly, stomach, tummy, abdom*, gut, guts, epigastr*, tum, side, flank, belly button, insides, middle`,
  'belly-core': `belly, stomach, tummy, abdom*, gut, guts, epigastr*, tum, insides`,
  testicle: `
    testic*, testis, testes, scrot*, ball, balls, nut sack, bollock*, ballsack, nutsack, nut, left nut,
    right nut, nuts, bollocks, bollock, one of his balls, goolies, privates .. swollen`,
  eye: `
    eye, eyes, vision, sight, eyesight, visual, monocular, eyeball, iris, cornea`,
  back: `
    back, spine, spinal, backache, lumbar, shoulder blades, slipped disc, herniated disc, disc, sciatica,
    lower back, between .. shoulder blades, upper back, trapped nerve, slipped a disc, back pain, bad back,
    lifted, my back, back going out, back went, back has gone, back gone`,
  saddle: `
    between my/his/her/the legs, saddle, groin, genitals, bottom, bum, butt, backside, perine*,
    private parts, privates, crotch, buttocks, inner thighs, down there, undercarriage, vagina, penis`,
  bladder: `bladder, bowel*, pee, wee, urinat*, urine, poo, poop, toilet, peeing`,
  digits: `finger*, toe*, hand, hands, foot, feet, thumb*, nose, ears, ear`,
  rectal: `rectal*, rectum, back passage, bottom, stool*, poo, poop, toilet, anus, bowel*`,
};
