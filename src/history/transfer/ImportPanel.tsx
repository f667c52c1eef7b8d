import { useRef, useState } from 'react';
import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { Problem } from '../../ui/Problem.tsx';
import { transfer as words } from '../../ui/strings/transfer.ts';
import type { HistoryStore } from '../historyStore.ts';
import { importConversations } from './importConversations.ts';
import type { DraftAccess, ImportReport } from './importConversations.ts';
import { ImportError, restoreExport } from './restoreExport.ts';

interface ImportPanelProps {
  readonly history: HistoryStore;
  readonly drafts: DraftAccess;
  readonly newId: () => string;
}

/** JSON.parse needs several times the file in memory; this is some ten thousand long conversations. */
const MOST_BYTES = 256 * 1024 * 1024;

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly message: string; readonly detail: string | undefined }
  | { readonly kind: 'done'; readonly report: ImportReport };

export function ImportPanel({ history, drafts, newId }: ImportPanelProps) {
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const controller = useRef<AbortController | null>(null);

  async function read(file: File): Promise<void> {
    const { signal } = (controller.current = new AbortController());
    setStep({ kind: 'running', done: 0, total: 0 });
    try {
      if (file.size > MOST_BYTES) {
        throw new ImportError(words.problem.tooLarge(formatBytes(file.size), formatBytes(MOST_BYTES)));
      }
      const restored = restoreExport(await file.text());
      const onProgress = (done: number, total: number): void => setStep({ kind: 'running', done, total });
      const report = await importConversations(restored, { history, drafts, newId, signal, onProgress });
      await history.refresh();
      setStep({ kind: 'done', report });
    } catch (error) {
      setStep(
        error instanceof ImportError
          ? { kind: 'failed', message: error.message, detail: error.detail }
          : { kind: 'failed', message: words.problem.read, detail: String(error) },
      );
    }
  }

  return (
    <>
      <p>{words.importNote}</p>
      <label className="field">
        {words.choose}
        <input
          type="file"
          accept=".json,application/json"
          disabled={step.kind === 'running'}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file can be chosen again.
            event.target.value = '';
            if (file !== undefined) void read(file);
          }}
        />
      </label>
      {step.kind === 'running' && (
        <div className="row">
          <progress aria-label={words.import} max={Math.max(1, step.total)} value={step.done} />
          <p className="small">{words.progress(step.done, step.total)}</p>
          <button type="button" onClick={() => controller.current?.abort()}>
            {words.cancel}
          </button>
        </div>
      )}
      {step.kind === 'failed' && <Problem message={step.message} detail={step.detail} />}
      {step.kind === 'done' && <Report report={step.report} />}
    </>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const { result } = words;
  const lines = [
    result.added(report.added),
    result.here(report.here),
    ...(report.draftsAdded > 0 ? [result.drafts(report.draftsAdded)] : []),
    ...report.copies.map(result.copy),
    ...report.mended.map(({ title, repairs }) => result.mended(title, repairs.join('; '))),
    ...report.draftsKept.map(result.draftKept),
    ...report.unreadable.map(({ name, problem }) => result.unreadable(name, problem)),
    ...report.failed.map(({ title, problem }) => result.failed(title, problem)),
    ...(report.left > 0 ? [result.cancelled(report.left)] : []),
  ];
  return (
    <section className="note good import-report" role="status" aria-label={result.title}>
      <ul>
        {lines.map((line, index) => (
          <li key={`${index} ${line}`}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
