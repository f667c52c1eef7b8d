import './history.css';
import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import { UndoNote } from '../ui/UndoNote.tsx';
import { HistoryItem } from './HistoryItem.tsx';
import type { Label } from './conversationStorage.ts';
import type { HistoryStore } from './historyStore.ts';
import { ORDERS } from './summaries.ts';
import type { Order } from './summaries.ts';

const SearchResults = lazy(() => import('./SearchResults.tsx').catch(() => ({ default: MissingPart })));

function MissingPart() {
  return <Problem {...strings.app.missingPart} />;
}

export interface HistoryPanelProps {
  readonly history: HistoryStore;
  readonly currentId: string | null;
  readonly onNew: () => void;
  /** `messageId` where a message of it is to be seen. */
  readonly onOpen: (id: string, messageId?: string) => void;
  readonly onRelabel: (id: string, label: Label) => void;
  readonly onRemove: (id: string) => void;
  readonly onUndo: () => void;
  /** Opens export and import. */
  readonly onTransfer: () => void;
}

export function HistoryPanel({
  history,
  currentId,
  onNew,
  onUndo,
  onTransfer,
  ...actions
}: HistoryPanelProps) {
  const [query, setQuery] = useState('');
  const { conversations, order, setAside, problem, removed } = useStore(history);
  const words = strings.history;
  return (
    <nav className="history" aria-label={words.panel}>
      <button type="button" className="fresh" onClick={onNew}>
        {words.fresh}
      </button>
      {removed !== null && <UndoNote key={removed.id} text={words.removed(removed.title)} onUndo={onUndo} />}
      {conversations === null && problem === null && <p className="small">{words.loading}</p>}
      {conversations?.length === 0 && <p className="small">{words.empty}</p>}
      {conversations !== null && conversations.length > 0 && (
        <div className="history-tools">
          <input
            type="search"
            data-shortcut="search"
            aria-label={words.search}
            placeholder={words.search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <select
            aria-label={words.order}
            value={order}
            onChange={(event) => history.sort(event.target.value as Order)}
          >
            {ORDERS.map((name) => (
              <option key={name} value={name}>
                {words.orders[name]}
              </option>
            ))}
          </select>
        </div>
      )}
      {query.trim() !== '' && (
        <Suspense fallback={<p className="small">{words.searching}</p>}>
          <SearchResults history={history} query={query} onOpen={actions.onOpen} />
        </Suspense>
      )}
      {query.trim() === '' && conversations !== null && conversations.length > 0 && (
        <ul>
          {conversations.map((summary) => (
            <HistoryItem key={summary.id} summary={summary} current={summary.id === currentId} {...actions} />
          ))}
        </ul>
      )}
      <button type="button" className="quiet" onClick={onTransfer}>
        {words.transfer}
      </button>
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
