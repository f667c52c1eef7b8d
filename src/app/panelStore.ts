import { createStore } from 'zustand/vanilla';

/** Everything that opens over the page. A new one gets its row in panels.ts, or nothing compiles. */
// prettier-ignore -- one a line, so that two changes do not meet
export type PanelId =
  | 'about'
  | 'conversations'
  | 'evaluate'
  | 'nextVisitor'
  | 'offline'
  | 'packs'
  | 'preflight'
  | 'presenter'
  | 'settings'
  | 'shortcuts'
  | 'storedModels'
  | 'transfer'
  | 'weights';

/** Which panel is open: at most one. */
export function createPanelStore() {
  const store = createStore<{ readonly open: PanelId | null }>(() => ({ open: null }));
  return {
    ...store,
    open: (id: PanelId): void => store.setState({ open: id }),
    close: (): void => store.setState({ open: null }),
  };
}
