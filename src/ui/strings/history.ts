export const history = {
  panel: 'Conversations',
  open: 'Conversations',
  fresh: 'New conversation',
  empty: 'Nothing here yet. Conversations are kept in this browser only.',
  loading: 'Reading conversations…',
  transfer: 'Export and import conversations',
  search: 'Search conversations',
  order: 'Order',
  orders: { updated: 'Last changed first', created: 'Last begun first' },
  found: (count: number): string =>
    count === 0 ? 'Nothing found.' : count === 1 ? 'One conversation.' : `${count} conversations.`,
  searching: 'Searching…',
  rename: (title: string): string => `Rename “${title}”`,
  remove: (title: string): string => `Delete “${title}”`,
  pin: (title: string): string => `Pin “${title}”`,
  pinShort: 'Pin',
  pinned: 'Pinned, ',
  renameShort: 'Rename',
  removeShort: 'Delete',
  renameField: 'New title',
  save: 'Save',
  renameSave: 'Save title',
  renameCancel: 'Cancel',
  removed: (title: string): string => `Deleted “${title}”.`,
  setAside: (count: number): string =>
    count === 1 ? 'One stored conversation cannot be read' : `${count} stored conversations cannot be read`,
  setAsideNote:
    'This version of the page cannot read them, and leaves them where they are. An export of everything holds them as they are.',
  tryAgain: 'Try again',
  saveFile: 'Save it as a file',
  dismiss: 'Dismiss',
  /** Beside a time of change that is yet to come. */
  clockWasAhead: (time: string): string => `${time} (by a clock that was ahead)`,
  timeUnknown: 'Time unknown',
  problem: {
    read: {
      message: (why: string): string => `Stored conversations could not be read: ${why}`,
      remedy: 'The page tries again by itself. What you write now stays on this page.',
    },
    write: {
      message: (why: string): string => `What was said last could not be saved: ${why}`,
      remedy:
        'It stays on this page, and the page tries again by itself. Save it as a file before you close the page.',
    },
    blocked: 'the browser does not answer. Another tab of this page may hold its storage: close the others.',
    full: 'the browser has no room left. Free some disk space.',
    refused: 'the browser refused. It may block storage for this site.',
    search: 'Stored conversations could not be read.',
    evicted: (before: number, back: number): string =>
      `The browser cleared what this page had stored. ${back >= before ? 'All conversations are' : `${back} of ${before} conversations are`} back from a second copy.${back >= before ? '' : ' The others are gone: if you exported them, import the file.'}`,
    unreadable: (what: string): string =>
      `A stored conversation cannot be read by this version of the page, and is left as it is. ${what}. Reload the page, in case a newer version of it is there.`,
    gone: (title: string): string =>
      `“${title}” is no longer stored in this browser: it was deleted in another tab, or the browser cleared it.`,
  },
} as const;
