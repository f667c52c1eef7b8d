import './history.css';
import { useStore } from 'zustand';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import { HistoryItem } from './HistoryItem.tsx';
import type { Label } from './conversationStorage.ts';
import type { HistoryStore } from './historyStore.ts';

export interface HistoryPanelProps {
  readonly history: HistoryStore;
  readonly currentId: string | null;
  readonly onNew: () => void;
  readonly onOpen: (id: string) => void;
  readonly onRelabel: (id: string, label: Label) => void;
  readonly onRemove: (id: string) => void;
  readonly onUndo: () => void;
}

export function HistoryPanel({ history, currentId, onNew, onUndo, ...actions }: HistoryPanelProps) {
  const { conversations, setAside, problem, removed } = useStore(history);
  const words = strings.history;
  return (
    <nav className="history" aria-label={words.panel}>
      <button type="button" className="primary" onClick={onNew}>
        {words.fresh}
      </button>
      {problem !== null && (
        <Problem message={problem}>
          <button type="button" onClick={() => history.dismissProblem()}>
            {strings.chat.dismiss}
          </button>
        </Problem>
      )}
      {removed !== null && (
        <p className="note" role="status">
          {words.removed(removed.title)}{' '}
          <button type="button" className="quiet" onClick={onUndo}>
            {words.undo}
          </button>
        </p>
      )}
      {conversations === null && <p className="small">{words.loading}</p>}
      {conversations?.length === 0 && <p className="small">{words.empty}</p>}
      {conversations !== null && conversations.length > 0 && (
        <ul>
          {conversations.map((summary) => (
            <HistoryItem key={summary.id} summary={summary} current={summary.id === currentId} {...actions} />
          ))}
        </ul>
      )}
      {setAside.length > 0 && (
        <details className="small">
          <summary>{words.setAside(setAside.length)}</summary>
          <p>{words.setAsideNote}</p>
          <ul>
            {setAside.map(({ key, name, problem: why }) => (
              <li key={key}>
                <span>
                  “{name}”: {why}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}
