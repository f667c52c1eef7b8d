import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { strings } from '../ui/strings/index.ts';

interface ComposerProps {
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly onSend: () => void;
  readonly onStop: () => void;
  /** An answer is being written: Stop stands where Send was. */
  readonly answering: boolean;
  /** Why nothing can be sent; null where it can. */
  readonly blocked: string | null;
}

export function Composer({ draft, onDraft, onSend, onStop, answering, blocked }: ComposerProps) {
  const hint = useId();
  const canSend = blocked === null && !answering && draft.trim() !== '';

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter picks a character. Safari ends the composition before the key event and
    // marks it only by the key code 229.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer tells
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      <textarea
        aria-label={strings.chat.composer}
        aria-describedby={hint}
        placeholder={strings.chat.placeholder}
        rows={2}
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {answering ? (
        <button type="button" className="primary" onClick={onStop}>
          {strings.chat.stop}
        </button>
      ) : (
        <button type="submit" className="primary" disabled={!canSend}>
          {strings.chat.send}
        </button>
      )}
      <p id={hint} className="small">
        {blocked ?? strings.chat.sendHint}
      </p>
    </form>
  );
}
