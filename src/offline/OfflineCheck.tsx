/** The list of what a day without a network needs, and the rehearsal that proves it. Loaded when it is first opened. */
import { useEffect, useRef, useState } from 'react';
import { formatBytes } from '../lib/shared/formatBytes.ts';
import { Problem } from '../ui/Problem.tsx';
import { offlineCheck as words } from '../ui/strings/offlineCheck.ts';
import { checkList } from './checkList.ts';
import type { CheckPorts, OfflineChecks } from './checkList.ts';
import { RehearsalView } from './RehearsalView.tsx';
import type { RehearsalPorts } from './rehearse.ts';

export interface OfflineCheckProps {
  readonly checks: CheckPorts;
  readonly rehearsal: RehearsalPorts;
  /** Asks the browser to keep what is stored. */
  readonly keep: () => Promise<unknown>;
  /** An answer is being written. */
  readonly busy: boolean;
}

interface Row {
  readonly label: string;
  readonly ok: boolean | null;
  readonly text: string;
}

function rowsOf({ page, model, kept }: OfflineChecks): Row[] {
  const pageText =
    page === null
      ? words.page.none
      : page.missing.length > 0
        ? words.page.incomplete(page.missing)
        : words.page.stored(page.files, formatBytes(page.bytes));
  return [
    { label: words.page.label, ok: page?.missing.length === 0, text: pageText },
    {
      label: words.model.label,
      ok: model?.stored === 'whole',
      text: model === null ? words.model.noChoice : words.model[model.stored](model.name),
    },
    {
      label: words.kept.label,
      ok: kept,
      text: kept === null ? words.kept.unknown : kept ? words.kept.yes : words.kept.no,
    },
  ];
}

export function OfflineCheck({ checks, rehearsal, keep, busy }: OfflineCheckProps) {
  const [found, setFound] = useState<OfflineChecks | null>(null);
  const [round, setRound] = useState(0);
  const ports = useRef(checks);

  useEffect(() => {
    let current = true;
    void checkList(ports.current).then((next) => {
      if (current) setFound(next);
    });
    return () => {
      current = false;
    };
  }, [round]);

  const lookAgain = (): void => setRound((last) => last + 1);
  return (
    <>
      <p>{words.intro}</p>
      {found === null ? (
        <p role="status">{words.looking}</p>
      ) : (
        <ul className="offline-checks">
          {rowsOf(found).map(({ label, ok, text }) => (
            <li key={label}>
              <strong>{label}:</strong>{' '}
              <span className={ok === true ? 'ready' : 'missing'}>
                {ok === null ? words.unknown : ok ? words.ready : words.missing}.
              </span>{' '}
              {text}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <button type="button" onClick={lookAgain}>
          {words.look}
        </button>
        {found?.kept === false && (
          <button type="button" onClick={() => void keep().then(lookAgain)}>
            {words.kept.ask}
          </button>
        )}
      </div>
      <h3>{words.rehearsal.title}</h3>
      {found !== null && (found.page === null || found.model === null) ? (
        <Problem message={words.rehearsal.needs} />
      ) : (
        <RehearsalView ports={rehearsal} busy={busy} onEnd={lookAgain} />
      )}
    </>
  );
}
