/**
 * The schema library in its small form, for what the page's first load checks: without methods that a bundler must keep.
 * It comes without words; what is wrong with a stranger's file is shown to people, so it gets English ones.
 */
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

z.config(en());

export { z };
