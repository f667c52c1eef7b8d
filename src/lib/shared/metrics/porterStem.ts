/**
 * Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980) with the changes that NLTK makes
 * by default and rouge_score therefore has.
 */

type Condition = (stem: string) => boolean;
/** Suffix, what takes its place, and what must be true of the stem without it. */
type Rule = readonly [suffix: string, replacement: string, condition?: Condition];

const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ sky: 'sky', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', news: 'news' },
  ...{ innings: 'inning', inning: 'inning', outings: 'outing', outing: 'outing' },
  ...{ cannings: 'canning', canning: 'canning', howe: 'howe' },
  ...{ proceed: 'proceed', exceed: 'exceed', succeed: 'succeed' },
};

/** One letter for each of the word's: v for a vowel, c for a consonant. A y behind a consonant is a vowel. */
function shape(word: string): string {
  let letters = '';
  for (const letter of word) {
    const vowel = 'aeiou'.includes(letter) || (letter === 'y' && letters.endsWith('c'));
    letters += vowel ? 'v' : 'c';
  }
  return letters;
}

/** How often a consonant follows a vowel: Porter's m. */
function measure(stem: string): number {
  return shape(stem).match(/vc/g)?.length ?? 0;
}

const measured: Condition = (stem) => measure(stem) > 0;
const longMeasured: Condition = (stem) => measure(stem) > 1;

/** Ends in a consonant that stands twice. */
function endsDouble(word: string): boolean {
  return word.length >= 2 && word.at(-1) === word.at(-2) && shape(word).endsWith('c');
}

/** Consonant, vowel, consonant other than w, x, y at the end; of NLTK also a word that is just vowel and consonant. */
function endsShort(word: string): boolean {
  const letters = shape(word);
  return (letters.endsWith('cvc') && !/[wxy]$/.test(word)) || letters === 'vc';
}

/** The first rule whose suffix the word has decides, also where its condition fails. */
function applyFirst(word: string, rules: readonly Rule[]): string {
  for (const [suffix, replacement, condition] of rules) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, word.length - suffix.length);
    return condition === undefined || condition(stem) ? stem + replacement : word;
  }
  return word;
}

function plural(word: string): string {
  if (word.length === 4 && word.endsWith('ies')) return word.slice(0, -1);
  return applyFirst(word, [
    ['sses', 'ss'],
    ['ies', 'i'],
    ['ss', 'ss'],
    ['s', ''],
  ]);
}

function pastAndParticiple(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith('eed')) return measured(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const stem = /^(?<stem>.*)(?:ed|ing)$/.exec(word)?.groups?.['stem'];
  if (stem === undefined || !shape(stem).includes('v')) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function finalY(word: string): string {
  const stem = word.slice(0, -1);
  return word.endsWith('y') && stem.length > 1 && shape(stem).endsWith('c') ? `${stem}i` : word;
}

/** A table of `suffix>replacement`, all under one condition. */
function when(condition: Condition, table: string): Rule[] {
  return table.split(' ').map((entry) => {
    const [suffix = '', replacement = ''] = entry.split('>');
    return [suffix, replacement, condition];
  });
}

const SECOND: readonly Rule[] = [
  ...when(measured, 'ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e'),
  ...when(measured, 'ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful'),
  ...when(measured, 'ousness>ous aliti>al iviti>ive biliti>ble fulli>ful'),
  // The l counts as the stem's here, so that geology and theology lose their ending too.
  ['logi', 'log', (stem) => measured(`${stem}l`)],
];
const THIRD = when(measured, 'icate>ic ative> alize>al iciti>ic ical>ic ful> ness>');
const FOURTH: readonly Rule[] = [
  ...when(longMeasured, 'al ance ence er ic able ible ant ement ment ent'),
  ['ion', '', (stem) => longMeasured(stem) && /[st]$/.test(stem)],
  ...when(longMeasured, 'ou ism ate iti ous ive ize'),
];

function derived(word: string): string {
  // An -ally that has become -al may end in another suffix of this step.
  if (word.endsWith('alli') && measured(word.slice(0, -4))) return derived(word.slice(0, -2));
  return applyFirst(word, SECOND);
}

function finalE(word: string): string {
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  const long = measure(stem);
  return long > 1 || (long === 1 && !endsShort(stem)) ? stem : word;
}

function finalDoubleL(word: string): string {
  return word.endsWith('ll') && longMeasured(word.slice(0, -1)) ? word.slice(0, -1) : word;
}

/** @param word in lower case */
export function porterStem(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular;
  if (word.length <= 2) return word;
  const third = applyFirst(derived(finalY(pastAndParticiple(plural(word)))), THIRD);
  return finalDoubleL(finalE(applyFirst(third, FOURTH)));
}
