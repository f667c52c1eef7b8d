import './chat.css';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Answer } from '../lib/conversation.ts';
import { conversationPath } from '../lib/conversationPath.ts';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import type { PromptStyle } from '../lib/shared/prompt.ts';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import type { ChatStore } from './chatStore.ts';
import { Composer } from './Composer.tsx';
import { ConversationView } from './ConversationView.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import type { SettingsStore } from './settingsStore.ts';

interface ChatScreenProps {
  readonly chat: ChatStore;
  readonly settings: SettingsStore;
  readonly styles: readonly (readonly [id: string, style: PromptStyle])[];
  readonly styleId: string | null;
  readonly modelReady: boolean;
  /** What stands beside an answer. */
  readonly note: (answer: Answer) => ReactNode;
}

const DRAFT = 'draft';

export function ChatScreen({ chat, settings, styles, styleId, modelReady, note }: ChatScreenProps) {
  const { conversation, answering, problem } = useStore(chat);
  const [draft, setDraft] = useState(() => {
    const kept = readLocal(DRAFT);
    return typeof kept === 'string' ? kept : '';
  });
  const path = useMemo(
    () => (conversation === null ? [] : conversationPath(conversation.messages, conversation.leafId)),
    [conversation],
  );
  const style = styles.find(([id]) => id === styleId)?.[1];
  const elsewhere = answering !== null && answering.conversationId !== conversation?.id;

  function keep(text: string): void {
    setDraft(text);
    writeLocal(DRAFT, text);
  }

  function send(): void {
    void chat.send(draft);
    keep('');
  }

  return (
    <div className="chat">
      {path.length === 0 && <Welcome onExample={keep} />}
      <ConversationView
        conversationId={conversation?.id ?? null}
        path={path}
        writing={elsewhere ? null : answering}
        note={note}
      />
      {problem !== null && (
        <Problem message={problem.message} remedy={problem.remedy} detail={problem.cause}>
          <button type="button" onClick={() => chat.dismissProblem()}>
            {strings.chat.dismiss}
          </button>
        </Problem>
      )}
      {path.at(-1)?.role === 'user' && answering === null && (
        <button type="button" disabled={!modelReady} onClick={() => void chat.answerLast()}>
          {strings.chat.answerAgain}
        </button>
      )}
      {style?.multiTurn === false && <p className="note">{strings.chat.standsAlone}</p>}
      <SettingsPanel settings={settings} styles={styles} styleId={styleId} />
      <Composer
        draft={draft}
        onDraft={keep}
        onSend={send}
        onStop={() => chat.stop()}
        answering={answering !== null}
        blocked={elsewhere ? strings.chat.busyElsewhere : modelReady ? null : strings.chat.needsModel}
      />
    </div>
  );
}

function Welcome({ onExample }: { readonly onExample: (text: string) => void }) {
  const { emptyTitle, emptyHint, examples } = strings.chat;
  return (
    <div className="welcome">
      <h2>{emptyTitle}</h2>
      <p>{emptyHint}</p>
      <ul>
        {examples.map((text) => (
          <li key={text}>
            <button type="button" className="example" onClick={() => onExample(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
