import { useStore } from 'zustand';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import type { App } from './createApp.ts';

interface ConversationsProps {
  readonly app: App;
  /** A conversation was chosen: where the list lies over it, it is to go. */
  readonly onLeave?: () => void;
}

/** The list of conversations, with what its buttons do. */
export function Conversations({ app, onLeave }: ConversationsProps) {
  const currentId = useStore(app.chat, (state) => state.conversation?.id ?? null);
  return (
    <HistoryPanel
      history={app.history}
      currentId={currentId}
      onNew={() => {
        app.chat.show(null);
        onLeave?.();
      }}
      onOpen={(id, messageId) => {
        void app.openConversation(id, messageId);
        onLeave?.();
      }}
      onRelabel={app.relabelConversation}
      onRemove={(id) => void app.removeConversation(id)}
      onUndo={() => void app.undoRemove()}
      onTransfer={() => app.panels.open('transfer')}
    />
  );
}
