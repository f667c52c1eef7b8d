import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, wherever the command was started from. Ends without a separator. */
export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
