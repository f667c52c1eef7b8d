/** "Can this machine run it?" Loaded when it is first opened; downloads nothing. */
import './preflight.css';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelBuild } from '../../lib/shared/catalogue.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { preflight as words } from '../../ui/strings/preflight.ts';
import { weightsUrl } from '../loadOptions.ts';
import type { ModelsStore } from '../modelsStore.ts';
import { storedModels } from '../pack/packTools.ts';
import { describeMachine } from './describeMachine.ts';
import { diagnostics } from './diagnostics.ts';
import { judgeModel } from './judgeModel.ts';
import type { Verdict } from './judgeModel.ts';
import { machineFacts } from './machineFacts.ts';
import type { MachineFacts } from './machineFacts.ts';

export default function PreflightPanel({ models }: { readonly models: ModelsStore }) {
  const catalogue = useStore(models, (state) => state.catalogue);
  const gpu = useStore(models, (state) => state.gpu);
  const selected = useStore(models, (state) => state.selection?.row.id);
  const [facts, setFacts] = useState<MachineFacts | null>(null);
  /** The addresses of the models that are stored whole. */
  const [stored, setStored] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (gpu === null) return;
    let open = true;
    void machineFacts(gpu).then((found) => {
      if (open) setFacts(found);
    });
    return () => {
      open = false;
    };
  }, [gpu]);

  useEffect(() => {
    if (catalogue === null) return;
    // A browser that stores nothing, or does not say, is judged by what it says of its room.
    void storedModels(catalogue).then(
      (found) => setStored(new Set(found.map(({ record }) => record.weightsUrl))),
      () => undefined,
    );
  }, [catalogue]);

  const verdicts = useMemo(() => {
    if (facts === null || catalogue === null) return [];
    const isStored = ({ weights }: ModelBuild): boolean =>
      weights !== null && stored.has(weightsUrl(weights, document.baseURI));
    return catalogue.models
      .filter(({ hidden, id }) => !hidden || id === selected)
      .map((row) => ({ row, verdict: judgeModel(row, facts, { isStored }) }));
  }, [catalogue, facts, selected, stored]);

  return (
    <>
      <p>{words.intro}</p>
      {facts === null ? (
        <p role="status">{words.asking}</p>
      ) : (
        <>
          <h3>{words.models}</h3>
          {verdicts.map(({ row, verdict }) => (
            <section key={row.id} className="verdict" aria-label={row.name}>
              <h4>{row.name}</h4>
              <VerdictView verdict={verdict} />
            </section>
          ))}
          <h3>{words.machine}</h3>
          <dl className="facts">
            {describeMachine(facts).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <CopyButton label={words.copy} text={() => diagnostics(facts, verdicts)} />
          <p className="small">{words.copyNote}</p>
        </>
      )}
    </>
  );
}

function VerdictView({ verdict }: { readonly verdict: Verdict }) {
  const { answer, build, findings } = verdict;
  return (
    <>
      <p className={`verdict-answer ${answer}`}>
        <strong>{words.answer[answer]}</strong>{' '}
        {build !== null && <span className="small">{words.build(build.quantization)}</span>}
      </p>
      <ul className="findings">
        {findings.map(({ weight, words: { message, remedy } }) => (
          <li key={message} className={weight}>
            {words.weight[weight] !== '' && <strong>{words.weight[weight]}</strong>} {message} {remedy}
          </li>
        ))}
      </ul>
    </>
  );
}
