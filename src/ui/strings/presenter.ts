/** Presenter mode: what its panels say, which import it themselves. The header's words are in index.ts. */
export const presenter = {
  what: 'For a stand where one visitor follows another: large type, your questions at hand, and no list of conversations on the screen. The disclaimer stays.',
  start: 'Start presenter mode',
  leave: 'Leave presenter mode',
  leaveNote:
    'What visitors asked since the last reset is then kept, and stands in the list like any other conversation.',
  questions: 'Questions at hand',
  questionsNote: 'A click asks one at once when a model is ready; else it is put into the question field.',
  question: (place: number): string => `Question ${place}`,
  remove: (place: number): string => `Remove question ${place}`,
  removeShort: 'Remove',
  add: 'Add a question',
  reset: 'Reset to the first questions',
  fullScreen: 'Full screen',
  next: {
    what: (count: number): string =>
      count === 0
        ? 'No conversation was begun in presenter mode since the last reset. What is typed is cleared, and the answer settings are set back.'
        : count === 1
          ? 'The conversation that was begun in presenter mode is deleted, and cannot be brought back. What is typed is cleared, and the answer settings are set back.'
          : `The ${count} conversations that were begun in presenter mode are deleted, and cannot be brought back. What is typed is cleared, and the answer settings are set back.`,
    keeps: 'The model stays loaded. Earlier conversations are not touched.',
    confirm: 'Clear for the next visitor',
    cancel: 'Cancel',
    failed: {
      message: 'Not everything could be deleted: the browser refused.',
      remedy:
        'Try it again. If it fails again, leave presenter mode and delete the conversations in the list.',
    },
  },
} as const;
