/** Everything that can be done with one message. Loaded when the first one is there. */
import { useEffect, useRef, useState } from 'react';
import type { Answer, ConversationMessage, Question } from '../lib/conversation.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { strings } from '../ui/strings/index.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { canContinue } from './canContinue.ts';
import type { ChatStore } from './chatStore.ts';
import { VersionSwitch } from './VersionSwitch.tsx';

/** The verbs of the chat that a message's buttons call. */
export type MessageVerbs = Pick<ChatStore, 'showVersion' | 'regenerate' | 'continueAnswer' | 'removeMessage'>;

export interface MessageActionsProps {
  readonly message: ConversationMessage;
  readonly verbs: MessageVerbs;
  /** Nothing is being written into this conversation: it may be changed. */
  readonly idle: boolean;
  /** Build of the model that can answer now; null while none can. */
  readonly buildId: string | null;
  /** Ids of the other versions, as they stand before and after this one; null at the ends. */
  readonly previousId: string | null;
  readonly nextId: string | null;
  /** Which version this is, counted from 1, and of how many. */
  readonly place: number;
  readonly count: number;
  /** Nothing follows it on any branch. */
  readonly isLeaf: boolean;
  /** Opens the form that asks a question in other words; only for questions. */
  readonly onEdit?: () => void;
  /** The editing just ended: the button that began it has the focus again. */
  readonly focusEdit?: boolean;
}

export default function MessageActions(props: MessageActionsProps) {
  const { message, verbs, previousId, nextId, place, count } = props;
  return (
    <>
      {count > 1 && (
        <VersionSwitch
          label={strings.chat.versions[message.role === 'user' ? 'ofQuestion' : 'ofAnswer']}
          place={place}
          count={count}
          onPrevious={previousId === null ? null : () => verbs.showVersion(previousId)}
          onNext={nextId === null ? null : () => verbs.showVersion(nextId)}
        />
      )}
      {message.role === 'user' ? (
        <QuestionActions {...props} message={message} />
      ) : (
        <AnswerActions key={message.id} {...props} message={message} />
      )}
    </>
  );
}

function QuestionActions(props: MessageActionsProps & { message: Question }) {
  const { message, verbs, idle, buildId, onEdit, focusEdit = false } = props;
  const edit = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusEdit) edit.current?.focus();
  }, [focusEdit]);
  return (
    <>
      {idle && (
        <button type="button" className="quiet" ref={edit} disabled={buildId === null} onClick={onEdit}>
          {strings.chat.edit}
        </button>
      )}
      <CopyButton key={message.id} label={strings.chat.copyQuestion} text={() => message.content} />
      {idle && (
        <button type="button" className="quiet" onClick={() => verbs.removeMessage(message.id)}>
          {strings.chat.removeQuestion}
        </button>
      )}
    </>
  );
}

function AnswerActions(props: MessageActionsProps & { message: Answer }) {
  const { message, verbs, idle, buildId, isLeaf } = props;
  const [card, setCard] = useState(false);
  const words = strings.chat;
  const ended = message.state !== 'writing';
  return (
    <>
      {ended && message.content !== '' && (
        <CopyButton
          label={words.copy}
          text={() => words.copyText(message.content.trim(), message.model.name, strings.safety.research)}
        />
      )}
      {idle && isLeaf && canContinue(message, buildId) && (
        <button type="button" className="quiet" onClick={() => void verbs.continueAnswer(message.id)}>
          {words.continue}
        </button>
      )}
      {idle && (
        <button
          type="button"
          className="quiet"
          disabled={buildId === null}
          onClick={() => void verbs.regenerate(message.id)}
        >
          {words.regenerate}
        </button>
      )}
      {ended && (
        <button type="button" className="quiet" aria-expanded={card} onClick={() => setCard(!card)}>
          {words.details}
        </button>
      )}
      {idle && (
        <button type="button" className="quiet" onClick={() => verbs.removeMessage(message.id)}>
          {words.removeAnswer}
        </button>
      )}
      {card && <AnswerCard answer={message} />}
    </>
  );
}
