/** Does what a shortcut says. Only while nothing lies over the page: a dialog has keys of its own. */
import { siblingVersion } from '../../chat/siblingVersion.ts';
import type { App } from '../createApp.ts';
import { shortcutFor } from './shortcutFor.ts';
import type { Shortcut } from './shortcutFor.ts';

const QUESTION = '[data-shortcut="question"]';
const SEARCH = '[data-shortcut="search"]';
/** Frames that the list of conversations may take to be fetched and drawn, where it lies over the page. */
const MOST_FRAMES = 120;

export function listenForShortcuts(app: App): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const inText = isText(document.activeElement);
    const shortcut = shortcutFor(event, { inText, singleKeys: app.preferences.getState().singleKeys });
    if (shortcut !== null && perform(app, shortcut)) event.preventDefault();
  });
}

/** @returns whether there was anything to do */
function perform(app: App, shortcut: Shortcut): boolean {
  switch (shortcut) {
    case 'help':
      app.panels.open('shortcuts');
      return true;
    case 'fresh':
      app.chat.show(null);
      focusOn(QUESTION);
      return true;
    case 'search':
      if (app.presenter.getState().on) return false;
      if (document.querySelector(SEARCH) === null) app.panels.open('conversations');
      focusOn(SEARCH);
      return true;
    case 'question':
      focusOn(QUESTION);
      return true;
    case 'previousVersion':
      return showVersion(app, -1);
    case 'nextVersion':
      return showVersion(app, 1);
    case 'stop':
      return stop(app);
    default:
      return shortcut satisfies never;
  }
}

function showVersion({ chat }: App, step: -1 | 1): boolean {
  const { conversation } = chat.getState();
  const id = conversation === null ? null : siblingVersion(conversation, step);
  if (id !== null) chat.showVersion(id);
  return id !== null;
}

/** Stops the answer; where none is written, leaves the text field, so that single keys work. */
function stop({ chat }: App): boolean {
  if (chat.getState().answering !== null) {
    chat.stop();
    return true;
  }
  const active = document.activeElement;
  if (active instanceof HTMLElement && isText(active)) active.blur();
  return false;
}

function focusOn(selector: string, frames = MOST_FRAMES): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element !== null) element.focus();
  else if (frames > 0) requestAnimationFrame(() => focusOn(selector, frames - 1));
}

function isText(element: Element | null): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(element.type))
  );
}
