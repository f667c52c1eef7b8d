/** Violence heard next door, and a fate that a family has decided on. */
export const violenceHeard = {
  'heard-violence': `
    begging him to stop, begging her to stop, begging them to stop, begs him to stop, screaming for help,
    screams for help, screaming .. stop, scream .. get off, shouting get off me, shouting stop it,
    crying and begging, pleading with him, pleading .. stop, hear .. beating, hear .. hitting,
    hear .. slap*, hear .. being hit, heard .. slap*, heard .. smash* .. scream*,
    screaming ... bang/thud/crash/smash, bang/thud/crash ... scream*, screaming ... gone quiet,
    screams ... gone quiet, screaming ... stopped, next door ... screaming, neighbour* ... screaming,
    neighbor* ... screaming, upstairs ... screaming, downstairs ... screaming, flat above ... screaming,
    someone is being, somebody is being, being attacked, being beaten, being raped, being dragged,
    dragged .. into a/the .. car/van, dragged .. by her hair, dragging .. by .. hair,
    forced .. into .. car/van`,
  'forced-fate': `
    fgm, female circumcision, circumcise me, circumcise my daughter, cut my daughter, cut the girls,
    take me .. for cutting, take her .. for cutting, for cutting, forced marriage, force me to marry,
    forcing me to marry, forced to marry, make me marry, making me marry, marry my cousin, married off,
    marry me off, marry me to, wedding .. i have never met, taking me abroad to, take me abroad to,
    take me to .. village, take me back home to, flying me to, fly me to, sell me to, sold me to,
    selling me, shame on the family, shamed the family, brought shame, family honour, honour of the family,
    honour killing, dishonour*, kill me for the honour`,
};
