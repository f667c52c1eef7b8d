/** An infection that eats its way: pain beyond what is seen, and skin that dies. */
export const sepsisSigns = {
  'pain-beyond': `
    worse than .. looks, worse than the wound, worse than it looks, more than it looks, out of proportion,
    miles worse than, much worse than .. looks, more painful than it looks, hurts way more than,
    hurts far more than, hurts much more than, pain way worse`,
  'skin-dying': `
    purple, dusky, blister*, black, blackened, grey skin, grey patch, spreading, spread, spreads, crackles,
    crackly, crunchy, smells, numb, dead skin, mottled, bruise like, swelling fast, getting bigger`,
  'red-stripe': `
    red line*, red streak*, red stripe*, red track*, stripe .. climb*, line .. climb*, streak .. climb*,
    stripe has climbed, streaks .. arm/leg, tracking up .. arm/leg`,
};
