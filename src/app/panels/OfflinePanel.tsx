import { useStore } from 'zustand';
import { OfflineCheck } from '../../offline/OfflineCheck.tsx';
import { checkPorts, rehearsalPorts } from '../offlinePorts.ts';
import type { PanelProps } from '../panels.ts';

export default function OfflinePanel({ app }: PanelProps) {
  const busy = useStore(app.chat, (state) => state.answering !== null);
  return (
    <OfflineCheck
      checks={checkPorts(app)}
      rehearsal={rehearsalPorts(app)}
      keep={() => navigator.storage.persist()}
      busy={busy}
    />
  );
}
