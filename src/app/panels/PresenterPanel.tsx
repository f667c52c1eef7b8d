/** Turns presenter mode on and off, and holds its questions. */
import { useStore } from 'zustand';
import { presenter as words } from '../../ui/strings/presenter.ts';
import type { PanelProps } from '../panels.ts';
import { LONGEST_QUESTION, MOST_QUESTIONS } from '../presenter/presenterStore.ts';

export default function PresenterPanel({ app, close }: PanelProps) {
  const { presenter } = app;
  const { on, questions } = useStore(presenter);
  const change = (index: number, text: string): void =>
    presenter.setQuestions(questions.map((question, at) => (at === index ? text : question)));
  return (
    <>
      <p>{words.what}</p>
      {on && <p className="small">{words.leaveNote}</p>}
      <button
        type="button"
        className="primary"
        onClick={() => {
          if (on) presenter.leave();
          else app.startPresenting();
          close();
        }}
      >
        {on ? words.leave : words.start}
      </button>
      <h3>{words.questions}</h3>
      <p className="small">{words.questionsNote}</p>
      <ol className="canned">
        {questions.map((question, index) => (
          // By place: that is what identifies a question while it is edited.
          <li key={index}>
            <textarea
              aria-label={words.question(index + 1)}
              rows={2}
              maxLength={LONGEST_QUESTION}
              value={question}
              onChange={(event) => change(index, event.target.value)}
            />
            <button
              type="button"
              aria-label={words.remove(index + 1)}
              onClick={() => presenter.setQuestions(questions.filter((_, at) => at !== index))}
            >
              {words.removeShort}
            </button>
          </li>
        ))}
      </ol>
      <div className="row">
        <button
          type="button"
          disabled={questions.length >= MOST_QUESTIONS}
          onClick={() => presenter.setQuestions([...questions, ''])}
        >
          {words.add}
        </button>
        <button type="button" onClick={presenter.resetQuestions}>
          {words.reset}
        </button>
      </div>
    </>
  );
}
