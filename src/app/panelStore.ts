import { createStore } from 'zustand/vanilla';

/** Everything that opens over the page. A new one gets its row in panels.ts, or nothing compiles. */
export type PanelId =
  'about' | 'conversations' | 'evaluate' | 'offline' | 'settings' | 'shortcuts' | 'transfer';

export type PanelStore = ReturnType<typeof createPanelStore>;

/** Which panel is open: at most one. */
export function createPanelStore() {
  const store = createStore<{ readonly open: PanelId | null }>(() => ({ open: null }));
  return {
    ...store,
    open: (id: PanelId): void => store.setState({ open: id }),
    close: (): void => store.setState({ open: null }),
  };
}
