/** How one typed word becomes the words that the rules know. */

/** Spellings of chat and speech. What is not here stays as it is. */
const SHORT: Readonly<Record<string, string>> = {
  im: 'i am',
  ive: 'i have',
  iam: 'i am',
  hes: 'he is',
  shes: 'she is',
  theyre: 'they are',
  theyve: 'they have',
  weve: 'we have',
  youre: 'you are',
  thats: 'that is',
  theres: 'there is',
  whats: 'what is',
  whos: 'who is',
  hows: 'how is',
  wheres: 'where is',
  lets: 'let us',
  itll: 'it will',
  cant: 'cannot',
  couldnt: 'cannot',
  cnt: 'cannot',
  unable: 'cannot',
  wont: 'wont',
  wouldnt: 'wont',
  dont: 'do not',
  dnt: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  aint: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  werent: 'were not',
  hasnt: 'has not',
  havent: 'have not',
  hadnt: 'had not',
  shouldnt: 'should not',
  mustnt: 'must not',
  wanna: 'want to',
  gonna: 'going to',
  gunna: 'going to',
  gotta: 'have to',
  gimme: 'give me',
  dunno: 'do not know',
  u: 'you',
  ur: 'your',
  r: 'are',
  n: 'and',
  w: 'with',
  outta: 'out of',
  bc: 'because',
  cuz: 'because',
  cos: 'because',
  coz: 'because',
  rn: 'right now',
  pls: 'please',
  plz: 'please',
  thru: 'through',
  tho: 'though',
  tonite: 'tonight',
  nite: 'night',
  tmrw: 'tomorrow',
  mins: 'minutes',
  min: 'minutes',
  hrs: 'hours',
  hr: 'hour',
  secs: 'seconds',
  yrs: 'years',
  yr: 'year',
  wks: 'weeks',
  wk: 'week',
  yo: 'year old',
  mum: 'mother',
  mums: 'mother',
  mom: 'mother',
  mam: 'mother',
  mummy: 'mother',
  mommy: 'mother',
  dad: 'father',
  dads: 'father',
  daddy: 'father',
  diarrhoea: 'diarrhea',
  haemorrhage: 'hemorrhage',
  haemorrhaging: 'hemorrhaging',
  oesophagus: 'esophagus',
  gray: 'grey',
  color: 'colour',
  labor: 'labour',
  nappies: 'nappy',
  diaper: 'nappy',
  diapers: 'nappy',
  temp: 'temperature',
  temps: 'temperature',
  hubby: 'husband',
  bf: 'boyfriend',
  gf: 'girlfriend',
  bro: 'brother',
  sis: 'sister',
  preggo: 'pregnant',
  preggers: 'pregnant',
};

/** Pronouns and the like after which 's is "is"; after a name it is taken for a possessive and dropped. */
const IS = new Set(['he', 'she', 'it', 'that', 'there', 'what', 'who', 'how', 'where', 'here', 'when']);

const PRONOUNS = new Set(['i', 'he', 'she', 'it', 'we', 'they', 'you', 'who', 'that', 'there']);

/** Two words that are one: "can not", "not able to". */
export const JOINED: Readonly<Record<string, string>> = {
  'can not': 'cannot',
  'could not': 'cannot',
  'will not': 'wont',
  'would not': 'wont',
  'not able': 'cannot',
  'no longer': 'not',
  'did take': 'took',
  'did swallow': 'swallowed',
  'passed out': 'unconscious',
  'passing out': 'fainting',
  'pass out': 'faint',
  'blacked out': 'unconscious',
  'blacking out': 'fainting',
  'black out': 'faint',
};

const TAILS: Readonly<Record<string, string>> = { m: 'am', re: 'are', ve: 'have', ll: 'will' };

/** @param typed a word in lower case; its apostrophes are straight. */
export function expandWord(typed: string): readonly string[] {
  const bare = typed.replace(/'/g, '');
  // "can't" and "cant" are one.
  if (Object.hasOwn(SHORT, bare)) return (SHORT[bare] ?? bare).split(' ');
  const apostrophe = typed.indexOf("'");
  if (apostrophe <= 0 || bare === '') return bare === '' ? [] : [bare];
  const head = typed.slice(0, apostrophe);
  const tail = typed.slice(apostrophe + 1);
  if (tail === 's') return IS.has(head) ? [head, 'is'] : expandWord(head);
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not'];
  if (tail === 'd') return PRONOUNS.has(head) ? [head, 'had'] : expandWord(head);
  const word = TAILS[tail];
  return word === undefined ? [bare] : [...expandWord(head), word];
}
