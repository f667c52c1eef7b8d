/** The conversations in which something was found. Loaded with the first search. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import type { HistoryPanelProps } from './HistoryPanel.tsx';
import { searchConversations } from './searchConversations.ts';
import type { MarkedText, SearchHit } from './searchConversations.ts';

interface SearchResultsProps extends Pick<HistoryPanelProps, 'history' | 'onOpen'> {
  readonly query: string;
}

/** A search reads everything that is stored: not at every key. */
const PAUSE_MS = 200;

export default function SearchResults({ history, query, onOpen }: SearchResultsProps) {
  const [hits, setHits] = useState<readonly SearchHit[] | 'failed' | null>(null);
  const words = strings.history;

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      history.readAll().then(
        ({ conversations }) => {
          const newest = [...conversations].sort((a, b) => b.updatedAt - a.updatedAt);
          if (current) setHits(searchConversations(newest, query));
        },
        () => {
          if (current) setHits('failed');
        },
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [history, query]);

  if (hits === 'failed') return <Problem message={words.problem.search} />;
  return (
    <>
      <p className="small" role="status">
        {hits === null ? words.searching : words.found(hits.length)}
      </p>
      <ul>
        {hits?.map(({ conversation: { id }, title, message }) => (
          <li key={id}>
            <button type="button" className="open" onClick={() => onOpen(id, message?.id)}>
              <span className="title">{marked(title)}</span>
              {message !== null && <span className="small">{marked(message)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function marked({ text, ranges }: MarkedText): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
