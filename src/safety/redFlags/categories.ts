/** The kinds of emergency that the rules know, in the order in which a card names them. */
export const CATEGORIES = [
  'self-harm',
  'abuse',
  'heart-attack',
  'stroke',
  'anaphylaxis',
  'bleeding',
  'breathing',
  'choking',
  'drowning',
  'electrocution',
  'poisoning',
  'seizure',
  'head-injury',
  'sepsis-meningitis',
  'infant',
  'pregnancy',
  'diabetic',
  'abdomen-vascular',
  'sight-cord',
  'heat-cold',
  'burns',
  'psychosis',
  'withdrawal',
  'several-signs',
] as const;

export type Category = (typeof CATEGORIES)[number];

/**
 * What a card can show: a kind of emergency, or that the words of a text together often belong to one, which says not to
 * which kind.
 */
export type Sign = Category | 'unnamed';
