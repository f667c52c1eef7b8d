import { useStore } from 'zustand';
import Transfer from '../../history/transfer/TransferDialog.tsx';
import { PersonalDataNote } from '../../safety/PersonalDataNote.tsx';
import type { PanelProps } from '../panels.ts';

export default function TransferPanel({ app: { chat, drafts, history } }: PanelProps) {
  const conversation = useStore(chat, (state) => state.conversation);
  return (
    <Transfer
      history={history}
      drafts={drafts}
      conversation={conversation}
      hint={(texts) => <PersonalDataNote texts={texts} />}
    />
  );
}
