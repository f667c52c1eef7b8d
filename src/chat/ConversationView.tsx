import { Fragment, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Answer, Conversation, ConversationMessage } from '../lib/conversation.ts';
import { strings } from '../ui/strings/index.ts';
import { AnswerView } from './AnswerView.tsx';
import { copyWithDisclaimer } from './copyWithDisclaimer.ts';
import type { MessageVerbs } from './MessageActions.tsx';
import { versionsOf } from './messageVersions.ts';
import { QuestionView } from './QuestionView.tsx';

interface ConversationViewProps {
  /** Another one is shown from its end. */
  readonly conversationId: string | null;
  /** All of them; `path` is the branch on screen. */
  readonly messages: Conversation['messages'];
  readonly path: readonly ConversationMessage[];
  /** The message that was looked for. */
  readonly revealed: { readonly messageId: string } | null;
  readonly writing: { readonly answerId: string; readonly tokens: number } | null;
  readonly verbs: MessageVerbs;
  /** Build of the model that can answer now; null while none can. */
  readonly buildId: string | null;
  /** Questions that are being put in other words, as far as these are typed. */
  readonly edited: (questionId: string) => string | null;
  readonly onEdited: (questionId: string, text: string | null) => void;
  readonly onAsk: (questionId: string, text: string) => void;
  readonly note: (answer: Answer) => ReactNode;
}

/** Pixels from the end within which the page follows an answer as it grows. */
const NEAR_END = 160;

function scrollToEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight });
}

/** The branch on screen. Screen readers hear that an answer began and ended, not each token: see Announcer. */
export function ConversationView(props: ConversationViewProps) {
  const { conversationId, messages, path, revealed, writing, verbs, buildId, note } = props;
  const following = useRef(true);

  useEffect(() => {
    const onScroll = (): void => {
      const { scrollHeight } = document.documentElement;
      following.current = scrollHeight - innerHeight - scrollY < NEAR_END;
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);

  // At the start, when nobody has done anything, the page stays at its head, where the model is loaded.
  useEffect(() => {
    // Older browsers do not say whether anybody has.
    const { userActivation } = navigator as { readonly userActivation?: UserActivation };
    if (conversationId !== null && userActivation?.hasBeenActive === true) scrollToEnd();
  }, [conversationId]);

  const answerId = writing?.answerId;
  useEffect(() => {
    if (answerId !== undefined) scrollToEnd();
  }, [answerId]);

  useEffect(() => {
    if (answerId !== undefined && following.current) scrollToEnd();
  }, [path, answerId]);

  // After the scroll to the end of a conversation that was just opened.
  const log = useRef<HTMLElement>(null);
  useEffect(() => {
    if (revealed === null) return;
    const index = path.findIndex(({ id }) => id === revealed.messageId);
    log.current?.querySelectorAll(':scope > article')[index]?.scrollIntoView({ block: 'center' });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, not again as the conversation grows
  }, [revealed]);

  const last = path.filter((message) => message.role === 'assistant').at(-1);
  const leftOut = last?.making?.leftOut ?? 0;
  const parents = new Set(messages.map(({ parentId }) => parentId));

  function actions(message: ConversationMessage) {
    const versions = versionsOf(messages, message);
    const index = versions.indexOf(message);
    return {
      verbs,
      buildId,
      idle: writing === null,
      previousId: versions[index - 1]?.id ?? null,
      nextId: versions[index + 1]?.id ?? null,
      place: index + 1,
      count: versions.length,
      isLeaf: !parents.has(message.id),
    };
  }

  return (
    <section
      ref={log}
      className="log"
      role="log"
      aria-live="off"
      aria-label={strings.chat.log}
      onCopy={copyWithDisclaimer}
    >
      {path.map((message, index) => (
        // By place, not by id: another version takes over the buttons of the first, and the focus that they have.
        <Fragment key={`${message.parentId} ${message.role}`}>
          {index > 0 && index === leftOut && (
            <p className="note" role="note">
              {strings.chat.leftOut(leftOut)}
            </p>
          )}
          {message.role === 'user' ? (
            <QuestionView
              {...actions(message)}
              question={message}
              edited={props.edited(message.id)}
              onEdited={props.onEdited}
              onAsk={props.onAsk}
            />
          ) : (
            <AnswerView
              {...actions(message)}
              answer={message}
              tokens={writing?.answerId === message.id ? writing.tokens : null}
              note={note}
            />
          )}
        </Fragment>
      ))}
    </section>
  );
}
