/** Measuring and rating answers from a file. */
export const evaluate = {
  what: 'Reads a file of answers, measures how alike they are to reference answers in words, and lets you rate them. The file stays on this device.',
  format:
    'One JSON object a line, in UTF-8, with the texts "answer" and, where there are any, "reference" and "question"; npm run evaluate writes such files (answers.jsonl).',
  choose: 'Choose a file of answers',
  drop: 'or drop it here',
  file: (name: string, count: number): string => `${name}: ${count} ${count === 1 ? 'answer' : 'answers'}`,
  duplicates: (count: number): string => `Lines that repeated another one, left out: ${count}.`,
  measuring: 'Measuring',
  measured: (done: number, total: number): string => `Measured: ${done} of ${total}`,
  cancel: 'Stop measuring',
  cancelled: 'It was not measured to its end. Choose the file again to measure it.',
  scores: {
    title: 'Likeness in words',
    note: 'From 0 to 1, with 95 % intervals where there is more than one answer. It does not say whether an answer is right or safe.',
    controls:
      'The two lower rows know nothing of the questions: the same answers with other questions’ references, and one polite reply for all. A score that is no higher than theirs says nothing.',
    controlsOfOne:
      'The lower row knows nothing of the question: one polite reply for all. A score that is no higher than its own says nothing. One answer has no interval, and no other question’s reference to be held against.',
    none: 'No line has a reference, so that nothing can be measured. The answers can be rated.',
    some: (measured: number, all: number): string =>
      `Measured are the ${measured} of ${all} lines that have a reference.`,
    empty: (count: number): string => `Empty answers, which score 0: ${count}.`,
    system: 'Answers',
    rows: { answers: 'These answers', shuffled: 'Shuffled references', generic: 'One reply for all' },
    columns: {
      bleu1: 'BLEU-1 (corpus)',
      sentenceBleu1: 'BLEU-1 (mean of answers)',
      rougeL: 'ROUGE-L',
      rougeLStemmed: 'ROUGE-L (stemmed)',
    },
    card: (bleu: string, rouge: string): string =>
      `The model card of the 7B says BLEU-1 ${bleu} and ROUGE-L ${rouge}, over questions and by variants that it does not name. These are the card’s own figures, of another model; they cannot be compared with the table.`,
  },
  rating: {
    title: 'Rate the answers',
    note: 'A rating is your own opinion. It is kept in this browser for this file, until you clear the site’s data.',
    notKept: 'This browser keeps no ratings: export them before you close the page.',
    place: (place: number, total: number): string => `Answer ${place} of ${total}`,
    rated: (count: number): string => `Rated: ${count}`,
    question: 'Question',
    reference: 'Reference',
    answer: 'Answer',
    empty: '(empty)',
    verdict: 'This answer is',
    verdicts: { correct: 'Correct', incomplete: 'Incomplete', unsafe: 'Unsafe' },
    notes: 'Notes on this answer',
    previous: 'Previous answer',
    next: 'Next answer',
    csv: 'Export ratings (CSV)',
    jsonl: 'Export ratings (JSONL)',
    nothing: 'Nothing is rated yet.',
  },
  problem: {
    tooLarge: (size: string, limit: string): string =>
      `The file is ${size}, and this page reads at most ${limit}. Cut it into smaller files.`,
    encoding: 'The file is not UTF-8. Save it as UTF-8 and choose it again.',
    lines:
      'Some lines cannot be read, so that nothing was measured. Mend the lines that the details name, and choose the file again.',
    read: 'The file could not be read. Choose it again.',
  },
} as const;
