import { useEffect, useRef, useState } from 'react';
import { Problem } from '../ui/Problem.tsx';
import { offlineCheck } from '../ui/strings/offlineCheck.ts';
import { rehearse } from './rehearse.ts';
import type { Rehearsal, RehearsalPorts, RehearsalStep } from './rehearse.ts';

type State =
  | { readonly kind: 'idle' | 'ended' | 'broken' }
  | { readonly kind: 'running'; readonly step: RehearsalStep }
  | { readonly kind: 'done'; readonly result: Rehearsal };

interface RehearsalViewProps {
  readonly ports: RehearsalPorts;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

const words = offlineCheck.rehearsal;

export function RehearsalView({ ports, busy, onEnd }: RehearsalViewProps) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const controller = useRef<AbortController | null>(null);
  // Who closes the panel ends it: a page that refuses the network without saying so would be a riddle.
  useEffect(() => () => controller.current?.abort(), []);

  async function start(): Promise<void> {
    const { signal } = (controller.current = new AbortController());
    setState({ kind: 'running', step: 'page' });
    try {
      const result = await rehearse(ports, signal, (step) => setState({ kind: 'running', step }));
      setState({ kind: 'done', result });
    } catch {
      setState({ kind: signal.aborted ? 'ended' : 'broken' });
    }
    onEnd();
  }

  return (
    <>
      <p>{words.what}</p>
      {state.kind === 'running' ? (
        <>
          <p role="status">{words.step[state.step]}</p>
          <progress aria-label={words.title} />
          <div className="row">
            <button type="button" onClick={() => controller.current?.abort()}>
              {words.cancel}
            </button>
          </div>
        </>
      ) : (
        <div className="row">
          <button type="button" className="primary" disabled={busy} onClick={() => void start()}>
            {words.start}
          </button>
          {busy && <p className="small">{words.busy}</p>}
        </div>
      )}
      {state.kind === 'ended' && <p role="status">{words.ended}</p>}
      {state.kind === 'broken' && <Problem {...words.broken} />}
      {state.kind === 'done' && <Result result={state.result} />}
    </>
  );
}

function Result({ result }: { readonly result: Rehearsal }) {
  const { passed, step, problem, answer, refused, leaked, loadMs, answerMs } = result;
  return (
    <>
      {passed ? (
        <div className="note good" role="status">
          <p>{words.passed(loadMs, answerMs)}</p>
          <blockquote className="plain">{answer}</blockquote>
        </div>
      ) : (
        <Problem
          message={leaked.length > 0 ? words.leaked(leaked.join(', ')) : words.failed[step]}
          remedy={problem === null ? undefined : `${problem.message} ${problem.remedy}`}
          detail={problem?.cause}
        />
      )}
      <p>{words.refused(refused.length)}</p>
      {refused.length > 0 && (
        <ul className="small offline-targets">
          {[...new Set(refused)].map((url) => (
            <li key={url}>{url}</li>
          ))}
        </ul>
      )}
    </>
  );
}
