import './app.css';
import { lazy, Suspense, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import { ChatScreen } from '../chat/ChatScreen.tsx';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import type { HistoryPanelProps } from '../history/HistoryPanel.tsx';
import { StorageProblem } from '../history/StorageProblem.tsx';
import type { Answer } from '../lib/conversation.ts';
import { ModelPanel } from '../models/ModelPanel.tsx';
import { promptStyleFor, promptStyles } from '../models/promptStyleFor.ts';
import { ClinicianNote } from '../safety/ClinicianNote.tsx';
import { DisclaimerBar } from '../safety/DisclaimerBar.tsx';
import { EmergencyAside, EmergencyUnavailable } from '../safety/EmergencyAside.tsx';
import { FirstRunGate } from '../safety/FirstRunGate.tsx';
import { Announcer } from '../ui/Announcer.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import type { App as AppCore } from './createApp.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HistoryDrawer } from './HistoryDrawer.tsx';

const About = lazy(() => import('./AboutDialog.tsx').catch(() => ({ default: MissingPart })));

const Transfer = lazy(() =>
  import('../history/transfer/TransferDialog.tsx').catch(() => ({ default: MissingPart })),
);

function MissingPart() {
  return <Problem {...strings.app.missingPart} />;
}

/** Where the list of conversations stands beside the chat; narrower, it is a drawer. The same width is in app.css. */
const WIDE = '(min-width: 56rem)';

const clinicianNote = (answer: Answer) => <ClinicianNote text={answer.content} model={answer.model.name} />;

export function App({ app }: { readonly app: AppCore }) {
  return (
    <>
      <div className="head">
        <DisclaimerBar />
        <ErrorBoundary onError={() => undefined} fallback={<EmergencyUnavailable />}>
          <EmergencyAside watch={app.emergency} />
        </ErrorBoundary>
      </div>
      <ErrorBoundary
        onError={() => void app.history.flush()}
        saved={() => app.history.getState().unsaved === 0}
      >
        <Page app={app} />
      </ErrorBoundary>
    </>
  );
}

function Page({ app }: { readonly app: AppCore }) {
  const { chat, drafts, history, models, settings } = app;
  const wide = useMediaQuery(WIDE);
  const [drawer, setDrawer] = useState(false);
  const [about, setAbout] = useState(false);
  const [transfer, setTransfer] = useState(false);
  const currentId = useStore(chat, (state) => state.conversation?.id ?? null);
  const answering = useStore(chat, (state) => state.answering !== null);
  const catalogue = useStore(models, (state) => state.catalogue);
  const buildId = useStore(models, ({ load }) => (load.kind === 'ready' ? load.build.id : null));
  const row = useStore(models, ({ load, selection }) => (load.kind === 'ready' ? load.row : selection?.row));
  const wantedStyle = useStore(settings, (state) => state.promptStyle);
  const styles = catalogue === null || row === undefined ? [] : promptStyles(catalogue, row);

  /** Whatever field it is that a person writes a question in. On focus too: a draft may be older than the page. */
  function watchTyping({ target }: SyntheticEvent): void {
    if (target instanceof HTMLTextAreaElement) app.emergency.typed(target.value);
  }

  const panel: HistoryPanelProps = {
    history,
    currentId,
    onNew: () => {
      chat.show(null);
      setDrawer(false);
    },
    onOpen: (id, messageId) => {
      void app.openConversation(id, messageId);
      setDrawer(false);
    },
    onRelabel: app.relabelConversation,
    onRemove: (id) => void app.removeConversation(id),
    onUndo: () => void app.undoRemove(),
    onTransfer: () => {
      setDrawer(false);
      setTransfer(true);
    },
  };

  return (
    <>
      <header className="top">
        <h1>{strings.app.name}</h1>
        {!wide && (
          <button type="button" onClick={() => setDrawer(true)}>
            {strings.history.open}
          </button>
        )}
        <button type="button" onClick={() => setAbout(true)}>
          {strings.about.open}
        </button>
      </header>
      <div className="rooms" onInput={watchTyping} onFocus={watchTyping}>
        {wide ? (
          <HistoryPanel {...panel} />
        ) : (
          <HistoryDrawer open={drawer} onClose={() => setDrawer(false)} panel={panel} />
        )}
        <main>
          <StorageProblem history={history} onTransfer={() => setTransfer(true)} />
          <ModelPanel models={models} busy={answering} />
          <ChatScreen
            chat={chat}
            settings={settings}
            drafts={drafts}
            styles={styles}
            styleId={promptStyleFor(styles, wantedStyle)?.[0] ?? null}
            buildId={buildId}
            note={clinicianNote}
          />
        </main>
      </div>
      <Dialog open={about} title={strings.about.title} className="about" onClose={() => setAbout(false)}>
        <Suspense>
          <About catalogue={catalogue} />
        </Suspense>
      </Dialog>
      <Dialog open={transfer} title={strings.history.transfer} onClose={() => setTransfer(false)}>
        <Suspense>
          <OpenTransfer app={app} />
        </Suspense>
      </Dialog>
      <FirstRunGate gate={app.gate} />
      <Announcer />
    </>
  );
}

/** Of its own, because the open conversation changes with every token. */
function OpenTransfer({ app: { chat, drafts, history } }: { readonly app: AppCore }) {
  const conversation = useStore(chat, (state) => state.conversation);
  return <Transfer history={history} drafts={drafts} conversation={conversation} />;
}
