import { useStore } from 'zustand';
import { FullScreenButton } from '../ui/FullScreenButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { strings } from '../ui/strings/index.ts';
import type { App } from './createApp.ts';
import { MENU_PANELS, PANELS } from './panels.ts';
import type { PanelId } from './panelStore.ts';

interface PageHeaderProps {
  readonly app: App;
  /** The list of conversations stands beside the chat. */
  readonly wide: boolean;
}

/** In presenter mode without a way to conversations: they may be the presenter's own. */
export function PageHeader({ app: { panels, presenter }, wide }: PageHeaderProps) {
  const presenting = useStore(presenter, ({ on }) => on);
  const opens = (id: PanelId, label: string) => (
    <button type="button" onClick={() => panels.open(id)}>
      {label}
    </button>
  );
  return (
    <header className="top">
      <h1>{strings.app.name}</h1>
      {presenting && opens('nextVisitor', PANELS.nextVisitor.title)}
      {presenting && <FullScreenButton />}
      {!presenting && !wide && opens('conversations', strings.history.open)}
      {opens('about', strings.app.about)}
      <Menu entries={MENU_PANELS.map(({ id, label }) => ({ id, label, onChoose: () => panels.open(id) }))} />
    </header>
  );
}
