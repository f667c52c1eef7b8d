/** What the list of stored models says. Loaded with it. Sizes come in as text, e.g. "82 MB". */
export const storedModels = {
  intro:
    'Models that this browser keeps on this machine. They load without a network. Deleting one frees its room; it can be downloaded again.',
  none: 'No model is stored in this browser.',
  reading: 'Looking at what is stored…',
  use: (used: string, quota: string): string =>
    `This page uses ${used} of the ${quota} that the browser allows it.`,
  useAlone: (used: string): string =>
    `This page uses ${used}. The browser does not say how much more it has room for.`,
  useUnknown: 'The browser does not say how much room this page uses.',
  persistence: {
    promised: 'The browser has promised to keep what is stored here.',
    refused:
      'The browser has not promised to keep what is stored here: it may clear it when the disk runs full.',
    unknown: 'The browser does not say whether it will keep what is stored here.',
  },
  askPersistence: 'Ask the browser to keep it',
  state: {
    whole: (size: string): string => `${size}, whole`,
    partial: (stored: string, total: string, percent: number): string =>
      `${stored} of ${total} (${percent} %): not whole`,
    damaged: (size: string, names: string): string => `${size}, damaged: ${names}`,
  },
  verify: (name: string): string => `Verify ${name}`,
  repair: (name: string): string => `Repair ${name}`,
  complete: (name: string): string => `Download the rest of ${name}`,
  compare: (name: string): string => `Is there another version? ${name}`,
  remove: (name: string): string => `Delete ${name}`,
  label: {
    verify: 'Verify',
    repair: 'Repair',
    complete: 'Download the rest',
    compare: 'Is there another version?',
    remove: 'Delete',
    takeNew: 'Take the new version',
    confirm: 'Delete it',
    keep: 'Keep it',
    stop: 'Stop',
  },
  importAgain: 'This model was imported. To repair it, import it again.',
  confirm: (name: string, size: string): string => `Delete ${name} (${size}) from this browser?`,
  busy: {
    message: 'The model was not deleted: it is being downloaded or checked, here or in another tab.',
    remedy: 'Stop that download or check, or wait until it is done, and delete the model then.',
  },
  progress: (name: string): string => `Progress of ${name}`,
  result: {
    sound: 'Every byte was read and is as listed.',
    damaged: (names: string): string => `Not as listed: ${names}. Repair fetches only these files again.`,
    repaired: 'It is whole again.',
    same: 'The host has the same version.',
    changed:
      'The host has another version now. What is stored still works; take the new one only if you trust the host.',
    unknown: 'The host gives nothing to compare by.',
  },
} as const;
