import type { AnswerState } from '../../lib/conversation.ts';

/** Everything around what is said. The roles and names here are what the browser tests rely on. */
export const chat = {
  log: 'Conversation',
  question: 'Question',
  answer: 'Answer',
  you: 'You',
  emptyTitle: 'Ask a medical question',
  emptyHint: 'The answer is written on this device. Nothing you type is sent anywhere.',
  examples: [
    'What does a blood pressure of 150 over 95 mean?',
    'I have had a headache and fever for 2 days. What should I do?',
    'What is the difference between type 1 and type 2 diabetes?',
  ],
  composer: 'Your question',
  placeholder: 'Describe symptoms or ask a question',
  send: 'Send',
  stop: 'Stop',
  sendHint: 'Enter sends, Shift+Enter starts a new line.',
  needsModel: 'Load a model above to send a question.',
  busyElsewhere: 'An answer is being written in another conversation.',
  reading: 'Reading the question…',
  writing: (tokens: number): string => `Writing: ${tokens} tokens`,
  copy: 'Copy answer',
  copied: 'Copied',
  copyFailed: 'Copying was refused by the browser',
  answerAgain: 'Answer this question',
  emptyAnswer: 'The model ended its answer without a word.',
  stats: (tokens: number, perSecond: string): string => `${tokens} tokens, ${perSecond} tokens/s`,
  /** What an answer carries when it leaves the page. */
  copyText: (answer: string, model: string, disclaimer: string): string =>
    `${answer}\n\n[Written by ${model}, a language model. ${disclaimer}]`,
  standsAlone:
    'With this prompt style each question stands alone: the model does not see the earlier questions and answers.',
  dismiss: 'Dismiss',
  finish: {
    writing: 'Being written',
    complete: 'Complete',
    length: 'Cut off',
    context: 'Cut: the conversation fills the model’s context',
    stopped: 'Stopped by you',
    interrupted: 'Interrupted: the page or the model went away before the end',
  } satisfies Record<AnswerState, string>,
  cutAt: (tokens: number): string => `Cut at ${tokens} tokens`,
  settings: {
    title: 'Answer settings',
    maxTokens: 'Longest answer (tokens)',
    temperature: 'Temperature',
    temperatureHint: '0 always takes the likeliest token; higher varies more.',
    topP: 'Top-p',
    promptStyle: 'Prompt style',
    systemText: 'Instruction to the model',
    noSystemText: 'This prompt style has no place for an instruction.',
    reset: 'Reset to defaults',
  },
  announce: {
    started: 'The answer is being written.',
    finished: (how: string, tokens: number): string => `Answer ended. ${how}, ${tokens} tokens.`,
    failed: 'The answer failed.',
  },
} as const;
