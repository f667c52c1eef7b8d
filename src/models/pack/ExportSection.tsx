import { useEffect, useRef, useState } from 'react';
import { saveBlob } from '../../lib/saveBlob.ts';
import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { announce } from '../../ui/announce.ts';
import { Problem } from '../../ui/Problem.tsx';
import { importing } from '../../ui/strings/importing.ts';
import type { ModelsStore } from '../modelsStore.ts';
import { openModelStorage } from '../storage/openModelStorage.ts';
import { describeProblem } from './describeProblem.ts';
import type { ShownProblem } from './describeProblem.ts';
import { exportModel } from './exportModel.ts';
import type { StoredModel } from './exportSubject.ts';
import { openSink, pickerOf } from './openSink.ts';
import type { SinkKind } from './openSink.ts';
import { storedModels, subjectOf } from './packTools.ts';

const { export: words } = importing;

/** What a browser keeps in memory or moves to its own disk space for a download. */
const MOST_DOWNLOAD_BYTES = 500_000_000;

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'running'; readonly file: string; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly problem: ShownProblem }
  | { readonly kind: 'done'; readonly name: string };

interface ExportSectionProps {
  readonly models: ModelsStore;
  /** Changes when something was imported. */
  readonly version: number;
}

export function ExportSection({ models, version }: ExportSectionProps) {
  const [stored, setStored] = useState<readonly StoredModel[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  useEffect(() => {
    const { catalogue } = models.getState();
    if (catalogue === null) return;
    void storedModels(catalogue).then(setStored, () => setStored([]));
  }, [models, version]);

  if (stored === null) return null;
  const model = stored.find(({ build }) => build.id === chosen) ?? stored[0];

  async function run(kind: SinkKind, subject: StoredModel): Promise<void> {
    const { signal } = (controller.current = new AbortController());
    const { catalogue } = models.getState();
    if (catalogue === null) return;
    try {
      // First: browsers open their dialogs only right after a click.
      const sink = await openSink(kind, subject.build.id, saveBlob);
      if (sink === null) return;
      setStep({ kind: 'running', file: '', done: 0, total: subject.bytes });
      const parts = await subjectOf(subject, catalogue);
      await exportModel(parts, openModelStorage(), await sink(parts.name), {
        signal,
        onProgress: (file, done, total) => setStep({ kind: 'running', file, done, total }),
      });
      announce(words.done(parts.row.name));
      setStep({ kind: 'done', name: parts.row.name });
    } catch (error) {
      setStep(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', problem: describeProblem(error) });
    }
  }

  const running = step.kind === 'running';
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p>{words.intro}</p>
      {model === undefined ? (
        <p className="small">{words.none}</p>
      ) : (
        <>
          <label className="field">
            {words.model}
            <select
              value={model.build.id}
              disabled={running}
              onChange={(event) => setChosen(event.target.value)}
            >
              {stored.map(({ row, build }) => (
                <option key={build.id} value={build.id}>
                  {row.name} ({build.quantization})
                </option>
              ))}
            </select>
          </label>
          <p className="small">
            {words.size(formatBytes(model.bytes))} {words.fat}
          </p>
          <ExportButtons model={model} disabled={running} onExport={(kind) => void run(kind, model)} />
        </>
      )}
      {step.kind === 'running' && (
        <div className="row">
          <progress aria-label={words.progress} max={Math.max(1, step.total)} value={step.done} />
          <p className="small">{words.phase(step.file, formatBytes(step.done), formatBytes(step.total))}</p>
          <button type="button" onClick={() => controller.current?.abort()}>
            {words.cancel}
          </button>
        </div>
      )}
      {step.kind === 'cancelled' && <p role="status">{words.cancelled}</p>}
      {step.kind === 'failed' && <Problem {...step.problem} />}
      {step.kind === 'done' && <p role="status">{words.done(step.name)}</p>}
    </section>
  );
}

interface ExportButtonsProps {
  readonly model: StoredModel;
  readonly disabled: boolean;
  readonly onExport: (kind: SinkKind) => void;
}

function ExportButtons({ model, disabled, onExport }: ExportButtonsProps) {
  const [folder, file] = [pickerOf('folder') !== null, pickerOf('file') !== null];
  const asDownload = !file && model.bytes <= MOST_DOWNLOAD_BYTES;
  return (
    <>
      <div className="row">
        {folder && (
          <button type="button" disabled={disabled} onClick={() => onExport('folder')}>
            {words.folder}
          </button>
        )}
        {(file || asDownload) && (
          <button type="button" disabled={disabled} onClick={() => onExport(file ? 'file' : 'download')}>
            {words.archive}
          </button>
        )}
      </div>
      {!file && (
        <p className="small">
          {asDownload
            ? words.noPicker
            : words.tooLarge(formatBytes(model.bytes), formatBytes(MOST_DOWNLOAD_BYTES))}
        </p>
      )}
    </>
  );
}
