import type { Answer } from '../lib/conversation.ts';
import { answerFacts } from '../ui/answerFacts.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { answerFacts as words } from '../ui/strings/answerFacts.ts';
import { strings } from '../ui/strings/index.ts';

/** The reproducibility card: what it took to write an answer. */
export function AnswerCard({ answer }: { readonly answer: Answer }) {
  const facts = answerFacts(answer);
  const { making, tokenIds } = answer;
  const notes = [
    ...(making === null ? [words.none] : []),
    ...(making?.seedChosen === false ? [words.cacheNote] : []),
    strings.safety.research,
  ];
  const ids = tokenIds === null ? words.unknown : tokenIds.join(' ');
  const text = (): string =>
    [...facts, [words.tokenIds, ids] as const]
      .map(([name, value]) => `${name}: ${value}`)
      .concat(notes)
      .join('\n');
  return (
    <section className="card" aria-label={strings.chat.details}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <CopyButton label={strings.chat.copyDetails} text={text} />
    </section>
  );
}
