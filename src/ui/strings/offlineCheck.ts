/** The check for a day without a network. Loaded with it. */
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const offlineCheck = {
  intro:
    'To use the page without a network, everything listed here must be on this machine. The rehearsal proves it: while it runs, the page’s service worker refuses every request.',
  ready: 'Ready',
  missing: 'Missing',
  unknown: 'Not known',
  looking: 'Looking…',
  look: 'Look again',
  page: {
    label: 'The page and its libraries are stored',
    stored: (files: number, size: string): string => `${files} files, ${size}.`,
    incomplete: (missing: readonly string[]): string =>
      `Not stored: ${missing.join(', ')}. Reload the page while there is a network.`,
    none: 'This page is not under its service worker, which would store it. Reload the page while there is a network; some browsers refuse it in a private window.',
  },
  model: {
    label: 'The chosen model is stored',
    whole: (name: string): string => `${name}, each file as its list has it.`,
    part: (name: string): string => `${name} is stored in part. Download it to the end.`,
    none: (name: string): string => `${name} is not stored. Download it or load it once.`,
    noChoice: 'No model that runs here is chosen.',
  },
  kept: {
    label: 'The browser keeps it',
    yes: 'This browser has agreed not to remove it when the disk fills up.',
    no: 'This browser may remove it when the disk fills up. Installing the page, or using it often, may change that.',
    unknown: 'This browser does not say whether it keeps what is stored.',
    ask: 'Ask the browser to keep it',
  },
  rehearsal: {
    title: 'Rehearsal',
    what: 'Unloads the model, loads it again from storage and asks it a short question, which is not part of any conversation.',
    start: 'Rehearse without a network',
    cancel: 'End the rehearsal',
    needs: 'The rehearsal needs the page’s service worker and a chosen model.',
    busy: 'Wait until the answer is written.',
    step: {
      page: 'The network is refused. Reading the page from storage…',
      load: 'The network is refused. Loading the model from storage…',
      answer: 'The network is refused. Waiting for an answer…',
    },
    passed: (loadMs: number, answerMs: number): string =>
      `Passed. With every request refused, the model was loaded in ${seconds(loadMs)} and answered in ${seconds(answerMs)}:`,
    failed: {
      page: 'Failed: the page itself did not come from storage.',
      load: 'Failed: with every request refused, the model could not be loaded.',
      answer: 'Failed: with every request refused, the model gave no answer.',
    },
    leaked: (targets: string): string =>
      `Nothing is proven: these requests were not refused (another tab may run an older version of the page): ${targets}`,
    refused: (count: number): string =>
      count === 0
        ? 'No request was attempted.'
        : `${count} ${count === 1 ? 'request was' : 'requests were'} attempted, and refused:`,
    ended: 'The rehearsal was ended. The network is allowed again.',
    broken: {
      message: 'The rehearsal could not begin: the page’s service worker did not answer.',
      remedy: 'Reload the page and try again.',
    },
  },
} as const;
