export const history = {
  panel: 'Conversations',
  open: 'Conversations',
  fresh: 'New conversation',
  empty: 'Nothing here yet. Conversations are kept in this browser only.',
  loading: 'Reading conversations…',
  transfer: 'Export and import',
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
  undo: 'Undo',
  setAside: (count: number): string =>
    count === 1 ? 'One stored conversation cannot be read' : `${count} stored conversations cannot be read`,
  setAsideNote:
    'This version of the page cannot read them, and leaves them where they are. An export of everything holds them as they are.',
  problem: {
    read: 'Stored conversations could not be read. Your browser may block storage for this site.',
    write:
      'This conversation could not be saved: the browser refused. Copy what you want to keep before you leave the page.',
    unreadable: (what: string): string =>
      `A stored conversation cannot be read by this version of the page, and is left as it is. ${what}. Reload the page, in case a newer version of it is there.`,
    gone: (title: string): string =>
      `“${title}” is no longer stored in this browser: it was deleted in another tab, or the browser cleared it.`,
  },
} as const;
