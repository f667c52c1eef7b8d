import { Suspense } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../ui/Dialog.tsx';
import { strings } from '../ui/strings/index.ts';
import type { App } from './createApp.ts';
import { PANELS } from './panels.ts';

/** The panel that is open, over the page. */
export function PanelHost({ app }: { readonly app: App }) {
  const id = useStore(app.panels, (state) => state.open);
  if (id === null) return null;
  const { title, className = '', Content } = PANELS[id];
  return (
    <Dialog key={id} open title={title} className={className} onClose={app.panels.close}>
      <Suspense fallback={<p className="small">{strings.app.fetching}</p>}>
        <Content app={app} close={app.panels.close} />
      </Suspense>
    </Dialog>
  );
}
