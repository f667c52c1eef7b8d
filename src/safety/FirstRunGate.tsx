import { useStore } from 'zustand';
import { Dialog } from '../ui/Dialog.tsx';
import { strings } from '../ui/strings/index.ts';
import type { GateStore } from './gateStore.ts';

/** Nothing else can be used before it was acknowledged: the dialog is modal, and Escape does not close it. */
export function FirstRunGate({ gate }: { readonly gate: GateStore }) {
  const acknowledged = useStore(gate, (state) => state.acknowledged);
  const { title, points, confirm } = strings.safety.gate;
  return (
    <Dialog open={!acknowledged} title={title} className="gate">
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <button type="button" className="primary" onClick={() => gate.acknowledge()}>
        {confirm}
      </button>
    </Dialog>
  );
}
