/** Export and import of conversations. Loaded when it is first opened. */
import { useId, useState } from 'react';
import type { Conversation } from '../../lib/conversation.ts';
import { newId } from '../../lib/newId.ts';
import { saveFile } from '../../lib/saveFile.ts';
import { Problem } from '../../ui/Problem.tsx';
import { transfer as words } from '../../ui/strings/transfer.ts';
import type { HistoryStore } from '../historyStore.ts';
import { exportFile } from './exportFile.ts';
import { fileName } from './fileName.ts';
import type { DraftAccess } from './importConversations.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { shownBranch } from './shownBranch.ts';
import { toMarkdown } from './toMarkdown.ts';
import { toPrintable } from './toPrintable.ts';

export interface TransferProps {
  readonly history: HistoryStore;
  readonly drafts: DraftAccess;
  /** The one on screen; null where it is new. */
  readonly conversation: Conversation | null;
}

export default function Transfer({ history, drafts, conversation }: TransferProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const note = useId();

  async function saveAll(): Promise<void> {
    try {
      setProblem(null);
      const { conversations, setAside } = await history.readAll();
      const now = Date.now();
      const text = exportFile({ conversations, setAside, drafts: drafts.all() }, now);
      saveFile(fileName('', now, 'json'), text, 'application/json');
    } catch (error) {
      console.warn(error);
      setProblem(words.problem.read);
    }
  }

  return (
    <>
      <p>{words.plain}</p>
      {problem !== null && <Problem message={problem} />}
      <h3>{words.one}</h3>
      {conversation === null ? (
        <p className="small">{words.none}</p>
      ) : (
        <OneConversation conversation={conversation} drafts={drafts} />
      )}
      <h3>{words.all}</h3>
      <p id={note}>{words.allNote}</p>
      <button type="button" className="primary" aria-describedby={note} onClick={() => void saveAll()}>
        {words.exportAll}
      </button>
      <h3>{words.import}</h3>
      <ImportPanel history={history} drafts={drafts} newId={newId} />
    </>
  );
}

function OneConversation({ conversation, drafts }: { conversation: Conversation; drafts: DraftAccess }) {
  const { id, title } = conversation;
  const own = (): ReturnType<DraftAccess['all']> =>
    drafts.all().filter((draft) => draft.conversationId === id);
  const save = (extension: string, type: string, write: (now: number) => string) => (): void => {
    const now = Date.now();
    saveFile(fileName(title, now, extension), write(now), type);
  };
  const branch = (now: number) =>
    shownBranch(conversation, own().find(({ messageId }) => messageId === null)?.text ?? null, now);
  const files = [
    [words.markdown, save('md', 'text/markdown', (now) => toMarkdown(branch(now)))],
    [words.printable, save('html', 'text/html', (now) => toPrintable(branch(now)))],
    [
      words.json,
      save('json', 'application/json', (now) =>
        exportFile({ conversations: [conversation], drafts: own(), setAside: [] }, now),
      ),
    ],
  ] as const;
  return (
    <>
      <p className="small">“{title}”</p>
      <div className="row">
        {files.map(([label, onClick]) => (
          <button key={label} type="button" onClick={onClick}>
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
