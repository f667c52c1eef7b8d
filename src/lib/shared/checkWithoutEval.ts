/**
 * zod compiles checks of objects with `new Function`, and tries whether it may as soon as one is declared: under the page's
 * policy it may not, and each try is reported as a violation. So this has to be the first import, in the page and in each
 * worker.
 */
import { config } from 'zod/v4/core';

config({ jitless: true });
