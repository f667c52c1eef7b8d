import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Answer, ConversationMessage } from '../lib/conversation.ts';
import { strings } from '../ui/strings/index.ts';
import { AnswerView } from './AnswerView.tsx';

interface ConversationViewProps {
  /** Another one is shown from its end. */
  readonly conversationId: string | null;
  readonly path: readonly ConversationMessage[];
  readonly writing: { readonly answerId: string; readonly tokens: number } | null;
  readonly note: (answer: Answer) => ReactNode;
}

/** Pixels from the end within which the page follows an answer as it grows. */
const NEAR_END = 160;

function scrollToEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight });
}

/** The branch on screen. Screen readers hear that an answer began and ended, not each token: see Announcer. */
export function ConversationView({ conversationId, path, writing, note }: ConversationViewProps) {
  const following = useRef(true);

  useEffect(() => {
    const onScroll = (): void => {
      const { scrollHeight } = document.documentElement;
      following.current = scrollHeight - innerHeight - scrollY < NEAR_END;
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);

  // At the start the page stays at its head, where the model is loaded.
  const shownId = useRef<string | null>(null);
  useEffect(() => {
    if (shownId.current !== null && conversationId !== null) scrollToEnd();
    shownId.current = conversationId ?? shownId.current;
  }, [conversationId]);

  const answerId = writing?.answerId;
  useEffect(() => {
    if (answerId !== undefined) scrollToEnd();
  }, [answerId]);

  useEffect(() => {
    if (answerId !== undefined && following.current) scrollToEnd();
  }, [path, answerId]);

  return (
    <section className="log" role="log" aria-live="off" aria-label={strings.chat.log}>
      {path.map((message) =>
        message.role === 'user' ? (
          <article key={message.id} className="message question" aria-label={strings.chat.question}>
            <p className="who">{strings.chat.you}</p>
            <p className="plain">{message.content}</p>
          </article>
        ) : (
          <AnswerView
            key={message.id}
            answer={message}
            tokens={writing?.answerId === message.id ? writing.tokens : null}
            note={note}
          />
        ),
      )}
    </section>
  );
}
