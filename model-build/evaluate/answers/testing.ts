/** Settings, questions and answers for tests. */
import type { Question } from '../readQuestions.ts';
import type { AnswerRow } from './answerRow.ts';
import type { Settings } from './settings.ts';

export const QUESTIONS: readonly Question[] = [
  [
    'I have had a dull headache for two days. What could it be?',
    'It may be a tension headache. Rest and drink enough.',
  ],
  [
    'My ankles swell in the evening.',
    'Swollen ankles can come from the heart or the veins. A blood test will help.',
  ],
  ['Why does my knee lock? <b>|</b>', 'A torn meniscus can lock the knee. An MRI scan shows it.'],
  ['I cannot sleep.', 'Try to go to bed at the same time each day, and avoid coffee after noon.'],
].map(([question = '', reference = '']) => ({ question, reference }));

const ANSWERS = [
  'It may be a headache from tension; rest.',
  'Swollen ankles can come from the heart. See a doctor.',
  '',
  'Sleep, sleep, sleep, sleep, sleep, sleep',
];

export const SETTINGS: Settings = {
  format: 'chatdoctor-web/evaluation',
  version: 1,
  engine: 'browser',
  model: {
    id: 'tiny-q4f32_1',
    quantization: 'q4f32_1',
    base: 'tiny',
    adapter: null,
    weightsSha256: 'a'.repeat(64),
    librarySha256: 'b'.repeat(64),
  },
  data: { file: 'questions.jsonl', sha256: 'c'.repeat(64), pairs: 9, duplicates: 1, limit: QUESTIONS.length },
  batch: null,
  prompt: { style: 'ChatML', systemText: 'You help.', stop: ['<|im_end|>'] },
  sampling: { temperature: 0, topP: 1, maxTokens: 16, seed: null },
};

export function answerTo(index: number): AnswerRow {
  const { question, reference } = QUESTIONS[index] ?? { question: '', reference: '' };
  const finishes = ['stop', 'length', 'refused', 'length'] as const;
  return {
    index,
    question,
    reference,
    answer: ANSWERS[index] ?? '',
    finish: finishes[index] ?? 'stop',
    problem: index === 2 ? 'The prompt is too long.' : null,
    promptIds: [1, 2, 3],
    tokenIds: index === 2 ? [] : [4, 5, 6, 7 + index],
    seed: null,
    engine: 'Chromium 1.2.3, a GPU',
  };
}
