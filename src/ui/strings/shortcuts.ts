/** The sheet of keyboard shortcuts, which imports it itself. */
export const shortcuts = {
  intro: 'These keys work outside of text fields. Escape leaves the question field.',
  off: 'Single keys are turned off in the settings. Only Escape and the keys of the question field work.',
  key: 'Key',
  does: 'What it does',
  list: {
    help: 'Show this list',
    fresh: 'Begin a new conversation',
    search: 'Search the conversations',
    question: 'Go to the question field',
    previousVersion: 'Previous version of the last message that has several',
    nextVersion: 'Next version of it',
    stop: 'Stop the answer that is being written; else leave the text field',
  },
  field: 'In the question field',
  fieldKeys: [
    ['Enter', 'Send the question'],
    ['Shift + Enter', 'Start a new line'],
  ],
} as const;
