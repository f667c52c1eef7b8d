/**
 * All words that people read, in one place. Nothing here computes more than a sentence. What only a part that is loaded
 * later says is in this folder too, and that part imports it itself.
 */
import { chat } from './chat.ts';
import { history } from './history.ts';
import { models } from './models.ts';
import { offline } from './offline.ts';
import { safety } from './safety.ts';

export const strings = {
  chat,
  history,
  models,
  offline,
  safety,
  app: {
    name: 'ChatDoctor in the browser',
    crashTitle: 'This page ran into an error',
    crash:
      'Reloading starts it again. Your conversations are saved on this device, and a question that you were typing is kept.',
    crashUnsaved:
      'Reloading starts it again. The browser refused to save what was said last, so that it may be lost.',
    missingPart: {
      message: 'This part of the page could not be fetched.',
      remedy: 'Check the connection, then reload the page.',
    },
    about: 'About',
    aboutTitle: 'About this page',
    menu: 'Menu',
    evaluate: 'Measure and rate answers',
    settings: 'Settings',
    shortcuts: 'Keyboard shortcuts',
    presenter: 'Presenter mode',
    nextVisitor: 'Next visitor',
    fullScreen: 'Full screen',
    fetching: 'Fetching this part of the page…',
    close: 'Close',
    undo: 'Undo',
    reload: 'Reload the page',
    details: 'Technical details',
  },
} as const;
