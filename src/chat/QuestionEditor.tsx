/** Asks a question in other words, in its place. Loaded when it is first opened. */
import { useEffect, useId, useRef } from 'react';
import { strings } from '../ui/strings/index.ts';
import { isPlainEnter } from './isPlainEnter.ts';

interface QuestionEditorProps {
  readonly text: string;
  /** A model can answer now. */
  readonly canAsk: boolean;
  readonly onText: (text: string) => void;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
}

export default function QuestionEditor({ text, canAsk, onText, onAsk, onCancel }: QuestionEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const words = strings.chat;
  const ready = canAsk && text.trim() !== '';

  useEffect(() => field.current?.focus(), []);

  return (
    <form
      className="question-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onAsk();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <textarea
        ref={field}
        rows={2}
        aria-label={words.editField}
        aria-describedby={hint}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (!isPlainEnter(event)) return;
          event.preventDefault();
          if (ready) onAsk();
        }}
      />
      <p id={hint} className="small">
        {words.editHint}
      </p>
      <div className="row">
        <button type="submit" className="primary" disabled={!ready}>
          {words.editSend}
        </button>
        <button type="button" onClick={onCancel}>
          {words.editCancel}
        </button>
      </div>
    </form>
  );
}
