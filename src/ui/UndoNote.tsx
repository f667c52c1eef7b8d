import { useEffect, useRef } from 'react';
import { strings } from './strings/index.ts';

interface UndoNoteProps {
  /** What was deleted. */
  readonly text: string;
  readonly onUndo: () => void;
}

/** What was deleted took the focus with it: it goes to the button that brings it back. */
export function UndoNote({ text, onUndo }: UndoNoteProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // In a dialog that is opened later, its heading has the focus.
    if (document.activeElement?.matches('dialog h2') !== true) button.current?.focus();
  }, []);
  return (
    <p className="note" role="status">
      {text}{' '}
      <button type="button" className="quiet" ref={button} onClick={onUndo}>
        {strings.app.undo}
      </button>
    </p>
  );
}
