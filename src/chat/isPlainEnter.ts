import type { KeyboardEvent } from 'react';

/** Whether a key event sends: Enter without Shift, and not the Enter with which an input method picks a character. */
export function isPlainEnter(event: KeyboardEvent): boolean {
  // Safari ends the composition before the key event and marks it only by the key code 229.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer tells
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  return event.key === 'Enter' && !event.shiftKey && !composing;
}
