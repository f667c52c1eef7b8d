import { lazy, memo, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { Answer } from '../lib/conversation.ts';
import { finishText } from '../ui/finishText.ts';
import { strings } from '../ui/strings/index.ts';
import { MessageActions } from './MessageActionsLazy.tsx';
import type { MessageActionsProps } from './MessageActions.tsx';
import { PlainText } from './PlainText.tsx';

// A redeployed page no longer has the part that an open tab asks for: the answer's words matter more than their markup.
const Markdown = lazy(() => import('./Markdown.tsx').catch(() => ({ default: PlainText })));

interface AnswerViewProps extends Omit<MessageActionsProps, 'message'> {
  readonly answer: Answer;
  /** Tokens so far; null unless this answer is being written in this tab. */
  readonly tokens: number | null;
  readonly note: (answer: Answer) => ReactNode;
}

/** One answer. Its identity changes only when its content does, so others are not drawn again at each token. */
export const AnswerView = memo(function AnswerView({ answer, tokens, note, ...actions }: AnswerViewProps) {
  const { content, model, state, stats } = answer;
  const ended = state !== 'writing';
  return (
    <article className="message answer" aria-label={strings.chat.answer} aria-busy={!ended}>
      <p className="who">{model.name}</p>
      {content !== '' && (
        <div className="answer-text">
          <Suspense fallback={<PlainText text={content} />}>
            <Markdown text={content} />
          </Suspense>
        </div>
      )}
      {ended && content.trim() === '' && <p className="note">{strings.chat.emptyAnswer}</p>}
      {note(answer)}
      <footer className="small">
        {!ended && progressText(tokens)}
        {ended && (
          <>
            <span className={`finish ${state}`}>{finishText(answer)}</span>
            {stats !== null && (
              <span>{strings.chat.stats(stats.tokens, stats.tokensPerSecond.toFixed(1))}</span>
            )}
          </>
        )}
        <MessageActions message={answer} {...actions} />
      </footer>
    </article>
  );
});

function progressText(tokens: number | null): string {
  if (tokens === null) return strings.chat.writtenElsewhere;
  return tokens === 0 ? strings.chat.reading : strings.chat.writing(tokens);
}
