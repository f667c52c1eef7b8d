export const history = {
  panel: 'Conversations',
  open: 'Conversations',
  fresh: 'New conversation',
  empty: 'Nothing here yet. Conversations are kept in this browser only.',
  loading: 'Reading conversations…',
  rename: (title: string): string => `Rename “${title}”`,
  remove: (title: string): string => `Delete “${title}”`,
  renameShort: 'Rename',
  removeShort: 'Delete',
  renameField: 'New title',
  save: 'Save',
  renameSave: 'Save title',
  renameCancel: 'Cancel',
  removed: (title: string): string => `Deleted “${title}”.`,
  undo: 'Undo',
  unreadable: (count: number): string =>
    `${count === 1 ? 'One stored conversation' : `${count} stored conversations`} could not be read by this version of the page and stay untouched.`,
  problem: {
    read: 'Stored conversations could not be read. Your browser may block storage for this site.',
    write:
      'This conversation could not be saved: the browser refused. Copy what you want to keep before you leave the page.',
  },
} as const;
