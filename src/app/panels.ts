/**
 * What opens over the page, as data. The menu, the disclaimer in every dialog and the walks of the browser tests go by
 * this list: who adds a panel adds a row here and its id in panelStore.ts, and nothing else.
 */
import { lazy } from 'react';
import type { ComponentType } from 'react';
import { strings } from '../ui/strings/index.ts';
import type { App } from './createApp.ts';
import { MissingPart } from './MissingPart.tsx';
import type { PanelId } from './panelStore.ts';

export interface PanelProps {
  readonly app: App;
  readonly close: () => void;
}

export interface Panel {
  /** Of the dialog. */
  readonly title: string;
  /** What the menu calls it; null where something else on the page opens it. */
  readonly menu: string | null;
  /** Of the dialog, for its style. */
  readonly className?: string;
  /** Fetched when it is first opened. */
  readonly Content: ComponentType<PanelProps>;
}

function lazily(load: () => Promise<{ default: ComponentType<PanelProps> }>): ComponentType<PanelProps> {
  return lazy(() => load().catch(() => ({ default: MissingPart })));
}

export const PANELS: Readonly<Record<PanelId, Panel>> = {
  about: {
    title: strings.app.aboutTitle,
    menu: null,
    className: 'about',
    Content: lazily(() => import('./panels/AboutPanel.tsx')),
  },
  conversations: {
    title: strings.history.panel,
    menu: null,
    className: 'drawer',
    Content: lazily(() => import('./panels/ConversationsPanel.tsx')),
  },
  transfer: {
    title: strings.history.transfer,
    menu: null,
    Content: lazily(() => import('./panels/TransferPanel.tsx')),
  },
  nextVisitor: {
    title: strings.app.nextVisitor,
    menu: null,
    Content: lazily(() => import('./panels/NextVisitorPanel.tsx')),
  },
  settings: {
    title: strings.app.settings,
    menu: strings.app.settings,
    Content: lazily(() => import('./panels/SettingsPanel.tsx')),
  },
  shortcuts: {
    title: strings.app.shortcuts,
    menu: strings.app.shortcuts,
    Content: lazily(() => import('./panels/ShortcutsPanel.tsx')),
  },
  storedModels: {
    title: strings.models.manage,
    menu: strings.models.manage,
    Content: lazily(() => import('./panels/StoredModelsPanel.tsx')),
  },
  packs: {
    title: strings.models.panels.packs,
    menu: strings.models.panels.packs,
    Content: lazily(() => import('./panels/PacksPanel.tsx')),
  },
  weights: {
    title: strings.models.panels.weights,
    menu: strings.models.panels.weights,
    Content: lazily(() => import('./panels/WeightsPanel.tsx')),
  },
  preflight: {
    title: strings.models.panels.preflight,
    menu: strings.models.panels.preflight,
    Content: lazily(() => import('./panels/PreflightPanel.tsx')),
  },
  offline: {
    title: strings.offline.check,
    menu: strings.offline.check,
    Content: lazily(() => import('./panels/OfflinePanel.tsx')),
  },
  presenter: {
    title: strings.app.presenter,
    menu: strings.app.presenter,
    Content: lazily(() => import('./panels/PresenterPanel.tsx')),
  },
  evaluate: {
    title: strings.app.evaluate,
    menu: strings.app.evaluate,
    className: 'wide',
    Content: lazily(() => import('./panels/EvaluatePanel.tsx')),
  },
};

/** What the menu offers, in the order of PANELS. */
export const MENU_PANELS = (Object.keys(PANELS) as PanelId[]).flatMap((id) => {
  const { menu } = PANELS[id];
  return menu === null ? [] : [{ id, label: menu }];
});
