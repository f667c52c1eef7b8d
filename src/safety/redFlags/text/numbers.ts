const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};

/** The number that a word states: "14", "38.6", "38,6", "fourteen"; null for any other word. */
export function numberOf(word: string): number | null {
  if (/^\d/.test(word)) {
    const value = Number(word.replace(',', '.'));
    return Number.isFinite(value) ? value : null;
  }
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
