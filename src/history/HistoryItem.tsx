import { useState } from 'react';
import { changeTime } from './changeTime.ts';
import { strings } from '../ui/strings/index.ts';
import type { HistoryPanelProps } from './HistoryPanel.tsx';
import type { ConversationSummary } from './summaries.ts';

interface HistoryItemProps extends Pick<HistoryPanelProps, 'onOpen' | 'onRelabel' | 'onRemove'> {
  readonly summary: ConversationSummary;
  readonly current: boolean;
}

export function HistoryItem({ summary, current, onOpen, onRelabel, onRemove }: HistoryItemProps) {
  const { id, title, pinned, updatedAt } = summary;
  const [newTitle, setNewTitle] = useState<string | null>(null);
  const words = strings.history;

  if (newTitle !== null) {
    return (
      <li>
        <form
          className="rename"
          onSubmit={(event) => {
            event.preventDefault();
            if (newTitle.trim() !== '') onRelabel(id, { title: newTitle.trim() });
            setNewTitle(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // In the drawer Escape would close the whole dialog.
            event.preventDefault();
            setNewTitle(null);
          }}
        >
          <input
            aria-label={words.renameField}
            value={newTitle}
            maxLength={200}
            ref={(element) => element?.focus()}
            onChange={(event) => setNewTitle(event.target.value)}
          />
          <button type="submit" aria-label={words.renameSave}>
            {words.save}
          </button>
          <button type="button" onClick={() => setNewTitle(null)}>
            {words.renameCancel}
          </button>
        </form>
      </li>
    );
  }
  return (
    <li className={current ? 'current' : ''}>
      <button
        type="button"
        className="open"
        aria-current={current ? 'true' : undefined}
        onClick={() => onOpen(id)}
      >
        <span className="title">{title}</span>
        <span className="small">
          {pinned && words.pinned}
          <time dateTime={new Date(updatedAt).toISOString()}>{changeTime(updatedAt)}</time>
        </span>
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={words.pin(title)}
        aria-pressed={pinned}
        onClick={() => onRelabel(id, { pinned: !pinned })}
      >
        {words.pinShort}
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={words.rename(title)}
        onClick={() => setNewTitle(title)}
      >
        {words.renameShort}
      </button>
      <button type="button" className="quiet" aria-label={words.remove(title)} onClick={() => onRemove(id)}>
        {words.removeShort}
      </button>
    </li>
  );
}
