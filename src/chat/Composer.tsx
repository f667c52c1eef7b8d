import { useId } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { strings } from '../ui/strings/index.ts';
import { isPlainEnter } from './isPlainEnter.ts';

interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly onSend: () => void;
  readonly onStop: () => void;
  /** An answer is being written: Stop stands where Send was. */
  readonly answering: boolean;
  /** Why nothing can be sent; null where it can. */
  readonly blocked: string | null;
}

export function Composer({ field, draft, onDraft, onSend, onStop, answering, blocked }: ComposerProps) {
  const hint = useId();
  const canSend = blocked === null && !answering && draft.trim() !== '';

  function onKeyDown(event: KeyboardEvent): void {
    if (!isPlainEnter(event)) return;
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
      <div className="composer-box">
        <textarea
          ref={field}
          data-shortcut="question"
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
      </div>
      <p id={hint} className={blocked === null ? 'small keys-hint' : 'small'}>
        {blocked ?? strings.chat.sendHint}
      </p>
    </form>
  );
}
