/** Export and import of conversations. Loaded when it is first opened. */
import { useEffect, useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Conversation } from '../../lib/conversation.ts';
import { newId } from '../../lib/newId.ts';
import { saveFile } from '../../lib/saveFile.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
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
import { typedTexts } from './typedTexts.ts';

export interface TransferProps {
  readonly history: HistoryStore;
  readonly drafts: DraftAccess;
  /** The one on screen; null where it is new. */
  readonly conversation: Conversation | null;
  /** What stands beside an export, given what a person typed of it. */
  readonly hint: (texts: readonly string[]) => ReactNode;
}

export default function Transfer({ history, drafts, conversation, hint }: TransferProps) {
  const everything = useEverythingTyped(history, drafts);
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
        <OneConversation conversation={conversation} drafts={drafts} hint={hint} />
      )}
      <h3>{words.all}</h3>
      <p id={note}>{words.allNote}</p>
      {hint(everything)}
      <button type="button" className="primary" aria-describedby={note} onClick={() => void saveAll()}>
        {words.exportAll}
      </button>
      <h3>{words.import}</h3>
      <ImportPanel history={history} drafts={drafts} newId={newId} />
    </>
  );
}

/** Empty until it is read; where it cannot be read, exporting says so. */
function useEverythingTyped(history: HistoryStore, drafts: DraftAccess): readonly string[] {
  const [texts, setTexts] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void history.readAll().then(
      ({ conversations }) => {
        if (current) setTexts(typedTexts(conversations, drafts.all()));
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [history, drafts]);
  return texts;
}

interface OneConversationProps extends Pick<TransferProps, 'drafts' | 'hint'> {
  readonly conversation: Conversation;
}

function OneConversation({ conversation, drafts, hint }: OneConversationProps) {
  const { id, title } = conversation;
  const own = (): ReturnType<DraftAccess['all']> =>
    drafts.all().filter((draft) => draft.conversationId === id);
  // Drafts do not change under an open dialog.
  const typed = useMemo(
    () =>
      typedTexts(
        [conversation],
        drafts.all().filter((draft) => draft.conversationId === conversation.id),
      ),
    [conversation, drafts],
  );
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
      {hint(typed)}
      <div className="row">
        {files.map(([label, onClick]) => (
          <button key={label} type="button" onClick={onClick}>
            {label}
          </button>
        ))}
        <CopyButton label={words.copy} text={() => toMarkdown(branch(Date.now()))} />
      </div>
    </>
  );
}
