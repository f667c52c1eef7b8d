import type { Rule } from './types.ts';

export const severalSigns: readonly Rule[] = [
  {
    id: 'acute-picture',
    category: 'several-signs',
    why: 'Several signs of grave illness at once',
    all: [],
    within: 40,
    soft: true,
    weigh: {
      heavy: [
        ['shock-colour', 'pale', 'cyanosis'],
        'sweat',
        ['breathless', 'noisy'],
        ['altered', 'collapse', 'shock-mind'],
        'faint',
        'vomits',
        'strong-pain',
        ['gravely-bleeding', 'bleeding-now'],
        ['one-sided-weak', 'limbs-numb'],
        'fever',
        ['palpitations', 'pulse-fast'],
        ['visual-loss', 'double-vision'],
        'floppy',
        ['not-wee', 'cannot-pass-water'],
      ],
      light: ['sudden', 'cannot-do', 'turned-bad', 'asks-help', 'played-down', 'severe'],
      least: 3,
    },
  },
];
