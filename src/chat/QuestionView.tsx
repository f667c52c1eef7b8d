import { lazy, Suspense, useState } from 'react';
import type { Question } from '../lib/conversation.ts';
import { strings } from '../ui/strings/index.ts';
import type { MessageActionsProps } from './MessageActions.tsx';
import { MessageActions } from './MessageActionsLazy.tsx';

const Editor = lazy(() => import('./QuestionEditor.tsx'));

interface QuestionViewProps extends Omit<MessageActionsProps, 'message' | 'onEdit'> {
  readonly question: Question;
  /** The question in other words, as far as they are typed; null where nobody edits it. */
  readonly edited: string | null;
  /** Null ends the editing. */
  readonly onEdited: (questionId: string, text: string | null) => void;
  readonly onAsk: (questionId: string, text: string) => void;
}

export function QuestionView({ question, edited, onEdited, onAsk, ...actions }: QuestionViewProps) {
  const { id, content } = question;
  const [backFromEditing, setBack] = useState(false);
  return (
    <article className="message question" aria-label={strings.chat.question}>
      <p className="who">{strings.chat.you}</p>
      {edited === null ? (
        <>
          <p className="plain">{content}</p>
          <footer className="small">
            <MessageActions
              {...actions}
              message={question}
              focusEdit={backFromEditing}
              onEdit={() => onEdited(id, content)}
            />
          </footer>
        </>
      ) : (
        <Suspense fallback={<p className="plain">{edited}</p>}>
          <Editor
            text={edited}
            canAsk={actions.idle && actions.buildId !== null}
            onText={(text) => onEdited(id, text)}
            onAsk={() => onAsk(id, edited)}
            onCancel={() => {
              setBack(true);
              onEdited(id, null);
            }}
          />
        </Suspense>
      )}
    </article>
  );
}
