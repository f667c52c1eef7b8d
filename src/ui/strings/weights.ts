/** Where the weights of a model come from: the settings panel. */
import type { AddressProblem } from '../../lib/shared/weightsAddress.ts';
import type { Words } from './models.ts';

const fact = (message: string, remedy: string): Words => ({ message, remedy });

export const weights = {
  intro:
    'Weights are the large files of a model. Those that this page does not host can come from another host or from a repository of the Hugging Face hub. Such a host learns that this browser fetches the model, and nothing else: no question and no answer is sent.',
  forms:
    'Accepted: the https address of a model folder; owner/name or owner/name@revision for a repository; ./folder for one beside this page. The host must allow other pages to read its files (CORS), and the page’s own host may allow certain addresses only (Content-Security-Policy).',
  trust:
    'Whoever hosts weights decides what the model says. The files are held against the host’s own list, which proves that they arrived whole, not what they are.',
  model: 'Model',
  form: (quantization: string): string => `The ${quantization} build`,
  field: (quantization: string): string => `Address of the ${quantization} weights`,
  own: (address: string): string => `This page’s own: ${address}`,
  none: 'This page hosts no weights for this build.',
  chosen: 'This address counts instead of the page’s own.',
  check: 'Check and save',
  checking: 'Asking the host…',
  cancel: 'Cancel',
  forget: 'Forget this address',
  saved: 'Saved. The host has a model folder of this build there.',
  savedUnchecked: 'Save it unchecked',
  savedLater: 'Saved unchecked. Loading the model will say whether the host has it.',
  forgotten: 'Forgotten. The page’s own place counts again.',
  refused: 'The browser does not let the page keep settings: the address counts until the page is closed.',
  problem: {
    empty: 'Type an address first.',
    spaces: 'An address has no spaces.',
    ambiguous:
      'This can be a folder beside the page or a repository. Write ./models/… for the folder, or hf:models/… for the repository.',
    scheme: 'Only https addresses can be used.',
    insecure: 'An http address works for this machine (127.0.0.1) only. Use https.',
    credentials: 'An address with a user name or password cannot be used. Take them out.',
    query: 'The address of a folder has no “?” and no “#”. Take off what follows them.',
    host: 'The name of the host is not valid. Check its spelling.',
    path: 'The path holds “..” or characters that addresses do not have. Check its spelling.',
    repository: 'This is neither an https address nor the name of a repository (owner/name).',
    revision: 'What follows “@” is not the name of a revision.',
  } satisfies Record<AddressProblem, string>,
  reach: {
    unreachable: fact(
      'The host could not be asked.',
      'Check the address and the connection. The host must also allow other pages to read its files (CORS), and this page’s own host must allow the address.',
    ),
    missing: (status: number): Words =>
      fact(
        `The host has no mlc-chat-config.json there (it answered ${status}).`,
        'Check the address: it must be the folder with the model’s files, or a repository that holds them.',
      ),
    notModel: fact(
      'What the host has there is not a model folder: its mlc-chat-config.json cannot be read.',
      'Check the address.',
    ),
    quantization: (found: string, wanted: string): Words =>
      fact(
        `The host has ${found} weights there, and this build takes ${wanted}.`,
        `Put the address under “Address of the ${found} weights”, if it is there, or choose another folder.`,
      ),
    shape: fact(
      'The host has weights of another shape there: this build’s library was not compiled for them.',
      'Import the model instead, which finds a library that fits.',
    ),
  },
} as const;
