/** "Can this machine run it?" Sizes come in as text, e.g. "82 MB". */
import type { Words } from './models.ts';

const fact = (message: string, remedy = ''): Words => ({ message, remedy });

export const preflight = {
  intro:
    'Nothing is downloaded for this. The browser is asked what it offers, and each model is held against it. Memory and sizes of models are estimates from their shape.',
  asking: 'Asking the browser…',
  again: 'Ask again',
  copy: 'Copy diagnostics',
  copyNote: 'Browser, graphics processor, storage and the verdicts: nothing that you typed, and no address.',
  machine: 'This machine',
  models: 'The models',
  answer: {
    yes: 'Yes, this machine can run it.',
    maybe: 'Perhaps, with limits.',
    no: 'No, not as things are.',
    elsewhere: 'It could, but its weights are not hosted here.',
  },
  weight: { stop: 'Obstacle:', warn: 'Limit:', fact: '' },
  build: (quantization: string): string => `Build: ${quantization}`,
  row: {
    gpu: 'Graphics processor',
    software: 'Emulated on the main processor (software adapter)',
    gpuMissing: 'None that this page can use',
    gpuUnnamed: 'Present; the browser does not name it',
    f16: '16-bit arithmetic (shader-f16)',
    yes: 'yes',
    no: 'no',
    unknown: 'the browser does not say',
    buffer: 'Largest buffer',
    binding: 'Largest buffer binding',
    workgroup: 'Workgroup memory',
    storageBuffers: 'Storage buffers in a shader',
    memory: 'Main memory',
    memoryValue: (gib: number): string => `about ${gib} GiB or more (browsers round and cap it)`,
    processors: 'Processors',
    room: 'Room for models',
    roomValue: (free: string, quota: string): string => `${free} free of ${quota}`,
    persisted: 'Kept when the disk fills up',
    privateWindow: 'Private window',
    privateYes: 'it looks like one (a guess: browsers hide it)',
    privateNo: 'no sign of one (a guess: browsers hide it)',
    privateHidden: 'cannot be told: this browser gives every window the same figures',
    browser: 'Browser',
  },
  finding: {
    linuxFlags: fact(
      'On Linux, Chrome keeps WebGPU behind switches on many drivers.',
      'Enable chrome://flags/#enable-unsafe-webgpu and chrome://flags/#enable-vulkan, and start the browser again.',
    ),
    f16Remedy: 'A newer graphics driver or browser may offer 16-bit arithmetic.',
    memory: (needed: string): Words =>
      fact(
        `Needs an estimated ${needed} of graphics memory; browsers do not tell how much is free.`,
        'If loading fails for want of memory, close other programs and tabs, or choose a smaller model.',
      ),
    memoryScarce: (needed: string, has: string): Words =>
      fact(
        `Needs an estimated ${needed} of graphics memory, and the browser speaks of about ${has} of main memory in all. Unless the graphics processor has memory of its own, it will not fit.`,
        'Close other programs, or choose a smaller model.',
      ),
    binding: (needed: string, allowed: string): Words =>
      fact(`Its largest buffer is ${needed}; this graphics processor allows ${allowed}.`),
    noStorage: fact(
      'This browser lets the page store nothing, so that no model can be kept.',
      'Allow storage for this site, or leave private browsing.',
    ),
    stored: fact('All its files are on this machine already.'),
    noRoom: (needed: string, free: string, privateWindow: boolean): Words =>
      fact(
        `Takes ${needed} of storage, and the browser gives this page ${free} more.`,
        privateWindow
          ? 'This looks like a private window, which gets little room (a guess): open the page in an ordinary one.'
          : 'Free some disk space, delete a model that is stored, or choose a smaller model.',
      ),
    room: (needed: string, free: string): Words =>
      fact(`Takes ${needed} of storage; the browser gives this page ${free} more.`),
    roomUnknown: (needed: string | null): Words =>
      fact(
        needed === null
          ? 'Its size is not known.'
          : `Takes ${needed} of storage; the browser does not say how much there is.`,
      ),
    privateWindow: fact(
      'This looks like a private window (a guess: browsers hide it): what is downloaded is gone when it is closed.',
      'Open the page in an ordinary window to keep it.',
    ),
    privateHidden: fact(
      'This browser hides whether this is a private window. There, less can be stored, and what is downloaded is gone when it is closed.',
      'Use an ordinary window for a model that you want to keep.',
    ),
    kept: fact('The browser has promised to keep what this page stores.'),
    notKept: fact(
      'The browser may clear what this page stores when the disk fills up.',
      'Export what you want to keep; installing the page or using it often makes browsers keep it.',
    ),
  },
} as const;
