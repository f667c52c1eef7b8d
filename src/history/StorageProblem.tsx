import { useStore } from 'zustand';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import type { HistoryStore } from './historyStore.ts';

interface StorageProblemProps {
  readonly history: HistoryStore;
  /** Opens export and import, which can save what is on screen. */
  readonly onTransfer: () => void;
}

/** That something is not stored, and ways on. Beside the chat and not in the list, which a narrow window hides. */
export function StorageProblem({ history, onTransfer }: StorageProblemProps) {
  const problem = useStore(history, (state) => state.problem);
  if (problem === null) return null;
  const words = strings.history;
  return (
    <Problem message={problem.message} remedy={problem.remedy}>
      {problem.kind !== 'note' && (
        <button
          type="button"
          onClick={() => void (problem.kind === 'read' ? history.refresh() : history.flush())}
        >
          {words.tryAgain}
        </button>
      )}
      {problem.kind === 'write' && (
        <button type="button" onClick={onTransfer}>
          {words.saveFile}
        </button>
      )}
      <button type="button" onClick={() => history.dismissProblem()}>
        {words.dismiss}
      </button>
    </Problem>
  );
}
