import { useEffect, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { announce } from '../../ui/announce.ts';
import { Problem } from '../../ui/Problem.tsx';
import { importing } from '../../ui/strings/importing.ts';
import type { ModelsStore } from '../modelsStore.ts';
import { chosenFiles, fieldFiles } from './chosenFiles.ts';
import type { ChosenFile } from './chosenFiles.ts';
import { describeProblem } from './describeProblem.ts';
import type { ShownProblem } from './describeProblem.ts';
import { droppedFiles } from './droppedFiles.ts';
import { findModel } from './findModel.ts';
import { importModel } from './importModel.ts';
import type { Imported, ImportProgress } from './importModel.ts';
import { importPorts } from './packTools.ts';

const { import: words } = importing;

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'running'; readonly progress: ImportProgress }
  | { readonly kind: 'failed'; readonly problem: ShownProblem }
  | { readonly kind: 'done'; readonly result: Imported; readonly kept: boolean };

interface ImportSectionProps {
  readonly models: ModelsStore;
  readonly onStored: () => void;
  readonly onDone: () => void;
}

export function ImportSection({ models, onStored, onDone }: ImportSectionProps) {
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const [over, setOver] = useState(false);
  const controller = useRef<AbortController | null>(null);
  // Who closes the dialog cancels: nothing goes on unseen, and what was begun is removed.
  useEffect(() => () => controller.current?.abort(), []);

  async function run(choosing: Promise<readonly ChosenFile[]>): Promise<void> {
    const { signal } = (controller.current = new AbortController());
    const onProgress = (progress: ImportProgress): void => setStep({ kind: 'running', progress });
    onProgress({ phase: 'list' });
    try {
      const { catalogue } = models.getState();
      if (catalogue === null) throw new Error('The list of models is not there yet.');
      const found = await findModel(await chosenFiles(await choosing, signal));
      // At the click or the drop, as browsers want it.
      const kept = await navigator.storage.persist().catch(() => false);
      const result = await importModel(found, importPorts(catalogue), { signal, onProgress });
      await models.refresh();
      onStored();
      announce(words.done(result.imported.model.name, formatBytes(result.bytes)));
      setStep({ kind: 'done', result, kept });
    } catch (error) {
      setStep(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', problem: describeProblem(error) });
    }
  }

  const running = step.kind === 'running';
  const drop = {
    onDragOver: (event: DragEvent): void => {
      event.preventDefault();
      if (!running) setOver(true);
    },
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (!running) void run(droppedFiles(event.dataTransfer));
    },
  };

  return (
    <section aria-label={words.heading} className={`drop${over ? ' over' : ''}`} {...drop}>
      <h3>{words.heading}</h3>
      <p>{words.intro}</p>
      <div className="choices">
        <FileField label={words.folder} folder disabled={running} onChosen={run} />
        <FileField label={words.archive} folder={false} disabled={running} onChosen={run} />
      </div>
      <p>{over ? words.dropNow : words.drop}</p>
      {step.kind === 'running' && (
        <div className="row">
          <ProgressView progress={step.progress} />
          <button type="button" onClick={() => controller.current?.abort()}>
            {words.cancel}
          </button>
        </div>
      )}
      {step.kind === 'cancelled' && <p role="status">{words.cancelled}</p>}
      {step.kind === 'failed' && <Problem {...step.problem} />}
      {step.kind === 'done' && (
        <div className="note good" role="status">
          <p>
            {words.done(step.result.imported.model.name, formatBytes(step.result.bytes))}{' '}
            {step.result.ownLibrary && words.ownLibrary} {step.kept ? words.kept : words.notKept}
          </p>
          <button
            type="button"
            onClick={() => {
              models.select(step.result.imported.model.id);
              onDone();
            }}
          >
            {words.choose}
          </button>
        </div>
      )}
      <p className="small">{words.trust}</p>
    </section>
  );
}

interface FileFieldProps {
  readonly label: string;
  readonly folder: boolean;
  readonly disabled: boolean;
  readonly onChosen: (choosing: Promise<readonly ChosenFile[]>) => Promise<void>;
}

function FileField({ label, folder, disabled, onChosen }: FileFieldProps) {
  return (
    <label className="field">
      {label}
      <input
        type="file"
        disabled={disabled}
        {...(folder ? { webkitdirectory: '' } : { accept: '.tar,application/x-tar' })}
        onChange={(event) => {
          const chosen = fieldFiles(event.target.files ?? []);
          // The same folder can be chosen again.
          event.target.value = '';
          if (chosen.length > 0) void onChosen(Promise.resolve(chosen));
        }}
      />
    </label>
  );
}

function ProgressView({ progress }: { readonly progress: ImportProgress }) {
  const { phase } = words;
  if (progress.phase !== 'files') {
    return (
      <>
        <progress aria-label={words.progress} />
        <p className="small">{phase[progress.phase]}</p>
      </>
    );
  }
  const { done, file, total } = progress;
  return (
    <>
      <progress aria-label={words.progress} max={Math.max(1, total)} value={done} />
      <p className="small">{phase.files(file, formatBytes(done), formatBytes(total))}</p>
    </>
  );
}
