import './chat.css';
import { lazy, Suspense, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Answer } from '../lib/conversation.ts';
import { conversationPath } from '../lib/conversationPath.ts';
import type { PromptStyle } from '../lib/shared/prompt.ts';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import { UndoNote } from '../ui/UndoNote.tsx';
import type { ChatStore } from './chatStore.ts';
import { Composer } from './Composer.tsx';
import { ConversationView } from './ConversationView.tsx';
import { draftKey } from './draftStore.ts';
import type { DraftStore } from './draftStore.ts';
import { SettingsPanel } from './SettingsPanel.tsx';
import type { SettingsStore } from './settingsStore.ts';

const ContextMeter = lazy(() => import('./ContextMeter.tsx').catch(() => ({ default: () => null })));

interface ChatScreenProps {
  readonly chat: ChatStore;
  readonly settings: SettingsStore;
  readonly drafts: DraftStore;
  readonly styles: readonly (readonly [id: string, style: PromptStyle])[];
  readonly styleId: string | null;
  /** Build of the model that can answer now; null while none can. */
  readonly buildId: string | null;
  /** Questions to begin with. Empty ones are left out. */
  readonly examples: readonly string[];
  /** A click on one asks it, where a model can answer; else it goes into the field. */
  readonly askAtOnce: boolean;
  /** What the model that is chosen is called and was trained on; null until that is known. */
  readonly training: { readonly name: string; readonly trainingData: string } | null;
  /** Opens what there is to know about the models. */
  readonly onAbout: () => void;
  /** What stands beside an answer. */
  readonly note: (answer: Answer) => ReactNode;
}

export function ChatScreen(props: ChatScreenProps) {
  const { chat, settings, drafts, styles, styleId, buildId, note, examples, askAtOnce } = props;
  const { conversation, answering, problem, beforeRemoval, revealed } = useStore(chat);
  const typed = useStore(drafts, (state) => state.drafts);
  const path = useMemo(
    () => (conversation === null ? [] : conversationPath(conversation.messages, conversation.leafId)),
    [conversation],
  );
  const style = styles.find(([id]) => id === styleId)?.[1];
  const conversationId = conversation?.id ?? null;
  const elsewhere = answering !== null && answering.conversationId !== conversationId;
  const next = { conversationId, messageId: null };
  const draft = typed.get(draftKey(next))?.text ?? '';
  const field = useRef<HTMLTextAreaElement>(null);

  function send(): void {
    void chat.send(draft);
    drafts.clear(next);
  }

  function onEdited(messageId: string, text: string | null): void {
    if (text === null) drafts.clear({ conversationId, messageId });
    else drafts.set({ conversationId, messageId, text });
  }

  return (
    <div className="chat">
      {path.length === 0 && (
        <Welcome
          examples={examples}
          onExample={(text) => {
            if (askAtOnce && buildId !== null && answering === null) void chat.send(text);
            else {
              drafts.set({ ...next, text });
              field.current?.focus();
            }
          }}
        />
      )}
      <ConversationView
        conversationId={conversationId}
        messages={conversation?.messages ?? []}
        path={path}
        revealed={revealed}
        writing={elsewhere ? null : answering}
        verbs={chat}
        buildId={answering === null ? buildId : null}
        edited={(messageId) => typed.get(draftKey({ conversationId, messageId }))?.text ?? null}
        onEdited={onEdited}
        onAsk={(messageId, text) => {
          void chat.edit(messageId, text);
          onEdited(messageId, null);
        }}
        note={note}
      />
      {beforeRemoval !== null && (
        <UndoNote text={strings.chat.removed} onUndo={() => chat.undoRemoveMessage()} />
      )}
      {problem !== null && (
        <Problem message={problem.message} remedy={problem.remedy} detail={problem.cause}>
          <button type="button" onClick={() => chat.dismissProblem()}>
            {strings.chat.dismiss}
          </button>
        </Problem>
      )}
      {path.at(-1)?.role === 'user' && answering === null && (
        <button type="button" disabled={buildId === null} onClick={() => void chat.answerLast()}>
          {strings.chat.answerAgain}
        </button>
      )}
      {style?.multiTurn === false && <p className="note">{strings.chat.standsAlone}</p>}
      {buildId !== null && (path.length > 0 || draft !== '') && (
        <Suspense>
          <ContextMeter chat={chat} settings={settings} buildId={buildId} draft={draft} />
        </Suspense>
      )}
      <Limits training={props.training} onAbout={props.onAbout} />
      <SettingsPanel settings={settings} styles={styles} styleId={styleId} />
      <Composer
        field={field}
        draft={draft}
        onDraft={(text) => drafts.set({ ...next, text })}
        onSend={send}
        onStop={() => chat.stop()}
        answering={answering !== null}
        blocked={elsewhere ? strings.chat.busyElsewhere : buildId === null ? strings.chat.needsModel : null}
      />
    </div>
  );
}

/** Said where the answers are read, and not only in the dialog. */
function Limits({ training, onAbout }: Pick<ChatScreenProps, 'training' | 'onAbout'>) {
  const { label, text, trainedOn, more } = strings.chat.limits;
  return (
    <p className="small limits" role="note" aria-label={label}>
      {text} {training !== null && trainedOn(training.name, training.trainingData)}{' '}
      <button type="button" className="quiet" onClick={onAbout}>
        {more}
      </button>
    </p>
  );
}

interface WelcomeProps {
  readonly examples: readonly string[];
  readonly onExample: (text: string) => void;
}

function Welcome({ examples, onExample }: WelcomeProps) {
  const { emptyTitle, emptyHint } = strings.chat;
  return (
    <div className="welcome">
      <h2>{emptyTitle}</h2>
      <p>{emptyHint}</p>
      <ul>
        {examples
          .filter((text) => text.trim() !== '')
          .map((text, index) => (
            <li key={`${index} ${text}`}>
              <button type="button" className="example" onClick={() => onExample(text)}>
                {text}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
