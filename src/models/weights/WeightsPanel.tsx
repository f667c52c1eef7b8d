/** Where the weights of each build come from, as a person chooses. Loaded when it is first opened. */
import './weights.css';
import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelBuild } from '../../lib/shared/catalogue.ts';
import { weightsAddress } from '../../lib/shared/weightsAddress.ts';
import { Problem } from '../../ui/Problem.tsx';
import type { Words } from '../../ui/strings/models.ts';
import { weights as words } from '../../ui/strings/weights.ts';
import type { ModelsStore } from '../modelsStore.ts';
import { checkWeights } from './checkWeights.ts';
import type { WeightsCheck } from './checkWeights.ts';
import { readWeights, writeWeights } from './weightsSettings.ts';

export default function WeightsPanel({ models }: { readonly models: ModelsStore }) {
  const catalogue = useStore(models, (state) => state.catalogue);
  const selected = useStore(models, (state) => state.selection?.row.id);
  const [chosen, setChosen] = useState<string | null>(null);
  if (catalogue === null) return null;
  const rows = catalogue.models.filter(({ hidden, id }) => !hidden || id === selected);
  const row = rows.find(({ id }) => id === (chosen ?? selected)) ?? rows[0];
  if (row === undefined) return null;
  return (
    <>
      <p>{words.intro}</p>
      <label className="field">
        {words.model}
        <select value={row.id} onChange={(event) => setChosen(event.target.value)}>
          {rows.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {row.builds.map((build) => (
        <BuildField key={build.id} build={build} onChanged={() => void models.refresh()} />
      ))}
      <p className="small">{words.forms}</p>
      <p className="small">{words.trust}</p>
    </>
  );
}

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  /** `weights` where it could be saved all the same. */
  | { readonly kind: 'failed'; readonly problem: Words; readonly cause?: string; readonly canSave: boolean }
  | { readonly kind: 'done'; readonly message: string };

function describe(
  check: WeightsCheck & { kind: Exclude<WeightsCheck['kind'], 'found'> },
  build: ModelBuild,
): Words {
  switch (check.kind) {
    case 'unreachable':
      return words.reach.unreachable;
    case 'missing':
      return words.reach.missing(check.status);
    case 'not-model':
      return words.reach.notModel;
    case 'quantization':
      return words.reach.quantization(check.found, build.quantization);
    case 'shape':
      return words.reach.shape;
  }
}

/** What says itself what to do. */
const said = (message: string): Words => ({ message, remedy: '' });

interface BuildFieldProps {
  readonly build: ModelBuild;
  readonly onChanged: () => void;
}

function BuildField({ build, onChanged }: BuildFieldProps) {
  const [typed, setTyped] = useState(() => readWeights()[build.id] ?? '');
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const controller = useRef<AbortController | null>(null);
  const note = useId();
  const isSet = readWeights()[build.id] !== undefined;
  useEffect(() => () => controller.current?.abort(), []);

  function store(text: string | null, message: string): void {
    const others = Object.entries(readWeights()).filter(([id]) => id !== build.id);
    const kept = writeWeights(Object.fromEntries(text === null ? others : [...others, [build.id, text]]));
    onChanged();
    setStep(
      kept ? { kind: 'done', message } : { kind: 'failed', problem: said(words.refused), canSave: false },
    );
  }

  async function check(): Promise<void> {
    const address = weightsAddress(typed);
    if (address.kind === 'invalid') {
      setStep({ kind: 'failed', problem: said(words.problem[address.problem]), canSave: false });
      return;
    }
    const { signal } = (controller.current = new AbortController());
    setStep({ kind: 'checking' });
    try {
      const found = await checkWeights(build, address.weights, document.baseURI, signal);
      if (found.kind === 'found') store(typed.trim(), words.saved);
      else {
        const cause = 'cause' in found ? { cause: found.cause } : {};
        // A host that cannot be asked now may be there later; what is wrong now stays wrong.
        const canSave = found.kind === 'unreachable' || found.kind === 'missing';
        setStep({ kind: 'failed', problem: describe(found, build), canSave, ...cause });
      }
    } catch (error) {
      setStep(
        signal.aborted ? { kind: 'idle' } : { kind: 'failed', problem: said(String(error)), canSave: false },
      );
    }
  }

  return (
    <form
      className="weights-field"
      aria-label={words.form(build.quantization)}
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <label className="field">
        {words.field(build.quantization)}
        <input
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          disabled={step.kind === 'checking'}
          aria-describedby={note}
          aria-invalid={step.kind === 'failed'}
          onChange={(event) => {
            setTyped(event.target.value);
            setStep({ kind: 'idle' });
          }}
        />
      </label>
      <p id={note} className="small">
        {isSet ? words.chosen : build.weights === null ? words.none : words.own(build.weights)}
      </p>
      {step.kind === 'failed' && (
        <Problem {...step.problem} detail={step.cause}>
          {step.canSave && (
            <button type="button" onClick={() => store(typed.trim(), words.savedLater)}>
              {words.savedUnchecked}
            </button>
          )}
        </Problem>
      )}
      {step.kind === 'done' && <p role="status">{step.message}</p>}
      <div className="row">
        {step.kind === 'checking' ? (
          <>
            <p role="status">{words.checking}</p>
            <button type="button" onClick={() => controller.current?.abort()}>
              {words.cancel}
            </button>
          </>
        ) : (
          <button type="submit" className="primary">
            {words.check}
          </button>
        )}
        {isSet && step.kind !== 'checking' && (
          <button
            type="button"
            onClick={() => {
              setTyped('');
              store(null, words.forgotten);
            }}
          >
            {words.forget}
          </button>
        )}
      </div>
    </form>
  );
}
