import { createStore } from 'zustand/vanilla';

/** What screen readers hear of changes that are not in focus: an answer began, a model is ready. */
export const announcement = createStore(() => ({ text: '' }));

export function announce(text: string): void {
  // The same words again are no change, and would not be read.
  const before = announcement.getState().text;
  announcement.setState({ text: before === text ? `${text}\u00a0` : text });
}
