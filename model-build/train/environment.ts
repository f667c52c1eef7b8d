/** The Python environments of training: which packages, where. */
import { fileURLToPath } from 'node:url';
import { ensureEnvironment } from '../python/ensureEnvironment.mjs';
import { environmentOf, type Environment } from '../python/environment.mjs';

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
export const TRAIN_CACHE = fileURLToPath(new URL('../../.cache/train', import.meta.url));

export function trainEnvironment(): Environment {
  return environmentOf(REQUIREMENTS, TRAIN_CACHE);
}

/** Installs it where it is missing. @returns the interpreter */
export function ensureTrainEnvironment(): Promise<string> {
  return ensureEnvironment(REQUIREMENTS, TRAIN_CACHE, {
    about: 'torch, transformers and peft',
    pip: ['--no-deps'],
  });
}
