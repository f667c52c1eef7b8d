import { bellyAndSight } from './bellyAndSight.ts';
import { breathAndBlood } from './breathAndBlood.ts';
import { heartAndBrain } from './heartAndBrain.ts';
import { heatAndBurns } from './heatAndBurns.ts';
import { infectionAndBirth } from './infectionAndBirth.ts';
import { mindAndDanger } from './mindAndDanger.ts';
import { poisonAndSugar } from './poisonAndSugar.ts';
import { severalSigns } from './severalSigns.ts';
import type { Rule } from './types.ts';

export const RULES: readonly Rule[] = [
  ...mindAndDanger,
  ...heartAndBrain,
  ...breathAndBlood,
  ...poisonAndSugar,
  ...bellyAndSight,
  ...heatAndBurns,
  ...infectionAndBirth,
  ...severalSigns,
];
