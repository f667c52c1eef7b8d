import { bodyAndWorld } from './bodyAndWorld.ts';
import { breathAndBlood } from './breathAndBlood.ts';
import { heartAndBrain } from './heartAndBrain.ts';
import { infectionAndBirth } from './infectionAndBirth.ts';
import { mindAndDanger } from './mindAndDanger.ts';
import type { Rule } from './types.ts';

export const RULES: readonly Rule[] = [
  ...mindAndDanger,
  ...heartAndBrain,
  ...breathAndBlood,
  ...bodyAndWorld,
  ...infectionAndBirth,
];
