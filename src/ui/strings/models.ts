/** Everything that the model panel says. Sizes come in as text, e.g. "82 MB". */
export interface Words {
  readonly message: string;
  readonly remedy: string;
}

export const models = {
  region: 'Model',
  picker: 'Choose a model',
  change: 'Change the model',
  optionNotHosted: (name: string): string => `${name} (not hosted here)`,
  load: (size: string | null): string => (size === null ? 'Load model' : `Load model (${size})`),
  loadAgain: (size: string | null): string => (size === null ? 'Load again' : `Load again (${size})`),
  downloadOnly: 'Download only',
  cancel: 'Cancel loading',
  pause: 'Pause',
  resume: 'Resume',
  takeNew: 'Take the new version',
  manage: 'Stored models',
  unload: 'Unload',
  needs: (memory: string): string => `Needs about ${memory} of graphics memory.`,
  storedOnce: 'Downloaded once, then kept by this browser.',
  stored: {
    whole: 'Already on this machine: loading it needs no network.',
    partial: (size: string): string => `${size} of it is on this machine already.`,
    damaged: 'Some of its files here are damaged: loading downloads them again.',
  },
  persistence: {
    promised: 'The browser has promised to keep it.',
    refused: 'The browser has not promised to keep it: it may remove it when the disk runs full.',
    unknown: '',
  },
  readme: 'How to build or host a model',
  importModel: 'Import a model',
  setWeights: 'Set where its weights are',
  /** What opens over the page, by the names of the dialogs. */
  panels: {
    preflight: 'Can this machine run it?',
    packs: 'Import and export models',
    weights: 'Where weights come from',
  },
  state: {
    loading: (name: string): string => `Loading ${name}`,
    ready: (name: string): string => `Ready: ${name}`,
    downloaded: (name: string): string => `${name} is downloaded and not loaded.`,
    downloading: (name: string): string => `Downloading ${name}`,
    paused: (name: string): string => `Paused: ${name}`,
    failed: 'The model is not loaded.',
  },
  phase: {
    start: 'Starting…',
    plan: 'Looking at what is stored…',
    wait: 'Another tab is at work on this model; this one goes on when that is done.',
    download: (loaded: string, total: string, speed: string | null, left: string | null): string =>
      [
        `Downloading: ${loaded} of ${total}`,
        speed === null ? '' : `, ${speed}/s`,
        left === null ? '' : `, about ${left} left`,
      ].join(''),
    retrying: 'The connection failed; trying again.',
    withoutRanges: (files: number): string =>
      `The host sends only whole files, so ${files === 1 ? 'one file' : `${files} files`} had to begin again.`,
    verify: (loaded: string, total: string): string => `Checking: ${loaded} of ${total}`,
    arrived: (loaded: string, total: string): string => `${loaded} of ${total} is on this machine.`,
    upload: (loaded: string, total: string): string => `Moving to the GPU: ${loaded} of ${total}`,
    compile: (done: number, total: number): string =>
      `Preparing the GPU: ${done} of ${total}. The first time takes longest.`,
    ready: 'Ready',
  },
  progress: 'Loading progress',
  note: {
    noF16: 'This GPU offers no 16-bit arithmetic, so the 32-bit build is used: it is larger and slower.',
    software:
      'No graphics processor was found: the browser emulates one on the main processor. Answers take minutes.',
    noSuchBuild: (wanted: string): string =>
      `There is no ${wanted} build of this model; another one is used.`,
    noSuchModel: (wanted: string): string =>
      `The address asks for the model “${wanted}”, which this page does not have. The default model is chosen instead.`,
  },
  problem: {
    catalogue: {
      message: 'The list of models could not be read.',
      remedy: 'Check the connection and reload the page.',
    },
    insecure: {
      message: 'Browsers allow WebGPU only on secure pages, and this address is not one.',
      remedy: 'Open this page over https, or on this machine at http://127.0.0.1.',
    },
    noWebGpu: {
      message: 'This browser does not offer WebGPU, which runs the model.',
      remedy: 'Open this page in a current Chrome or Edge (113 or later), or another browser with WebGPU.',
    },
    noAdapter: {
      message: 'This browser has WebGPU but gives this page no graphics processor.',
      remedy:
        'Turn on hardware acceleration in the browser’s settings, update the graphics driver, and start the browser again. chrome://gpu says more.',
    },
    limits: (names: string): Words => ({
      message: `This graphics processor is too small for any model here (${names}).`,
      remedy: 'Open the page on a machine with a newer graphics processor.',
    }),
    binding: (needed: string, has: string): Words => ({
      message: `This model needs GPU buffers of ${needed}, and this graphics processor allows ${has}.`,
      remedy: 'Choose a smaller model.',
    }),
    features: (names: string): Words => ({
      message: `This model needs ${names}, which this graphics processor does not offer.`,
      remedy: 'Choose another model.',
    }),
    notHosted: {
      message: 'Weights not hosted here: build or import them.',
      remedy:
        'To use this model, import a pack of it (no network needed) or say which host has its weights. Or choose another model.',
    },
    noLibrary: {
      message: 'This page holds no compiled library for this model.',
      remedy: 'Compile it as the README describes, or choose another model.',
    },
  },
  /** Which tab has the graphics processor, and with how much memory. */
  gpu: {
    elsewhere: {
      message: 'Another tab of this page is using the graphics processor.',
      remedy: 'Go on there, or use it here: what that tab is writing then ends, and is kept.',
    },
    taken: {
      message: 'Another tab of this page took over the graphics processor.',
      remedy: 'What was written here is kept. Load the model again to go on here.',
    },
    takeOver: 'Use it here instead',
    waiting: 'Waiting for the other tab…',
    cannotTell:
      'This browser cannot tell the tabs of this page apart. Load a model in one tab only: two may not fit the graphics processor.',
    gone: (name: string): string =>
      `${name} was stored in this browser, and is no longer: the browser cleared it. Loading it downloads it again.`,
    shorter: (tokens: number): string => `Load with a shorter context (${tokens} tokens)`,
    isShorter: (tokens: number, own: number): string =>
      `Loaded with a context of ${tokens} instead of ${own} tokens: it needs less memory, and reads less of a long conversation.`,
  },
  announce: {
    loaded: (name: string): string => `${name} is ready.`,
    failed: 'Loading the model failed.',
    paused: 'The download is paused.',
    downloaded: (name: string): string => `${name} is downloaded.`,
  },
} as const;
