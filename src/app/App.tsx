import './app.css';
import type { SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import { ChatScreen } from '../chat/ChatScreen.tsx';
import { StorageProblem } from '../history/StorageProblem.tsx';
import type { Answer } from '../lib/conversation.ts';
import { EngineRecovery } from '../models/EngineRecovery.tsx';
import { ModelPanel } from '../models/ModelPanel.tsx';
import { promptStyleFor, promptStyles } from '../models/promptStyleFor.ts';
import { GuardNotes } from '../offline/GuardNotes.tsx';
import { RequestMeterView } from '../offline/RequestMeterView.tsx';
import { ClinicianNote } from '../safety/ClinicianNote.tsx';
import { DisclaimerBar } from '../safety/DisclaimerBar.tsx';
import { EmergencyAside, EmergencyUnavailable } from '../safety/EmergencyAside.tsx';
import { FirstRunGate } from '../safety/FirstRunGate.tsx';
import { Announcer } from '../ui/Announcer.tsx';
import { strings } from '../ui/strings/index.ts';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import { Conversations } from './Conversations.tsx';
import type { App as AppCore } from './createApp.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { PageHeader } from './PageHeader.tsx';
import { PanelHost } from './PanelHost.tsx';

/** Where the list of conversations stands beside the chat; narrower, it is a panel. The same width is in app.css. */
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
  const { chat, drafts, models, presenter, settings } = app;
  const wide = useMediaQuery(WIDE);
  const answering = useStore(chat, (state) => state.answering !== null);
  const { on: presenting, questions } = useStore(presenter);
  const catalogue = useStore(models, (state) => state.catalogue);
  const buildId = useStore(models, ({ load }) => (load.kind === 'ready' ? load.build.id : null));
  const row = useStore(models, ({ load, selection }) => (load.kind === 'ready' ? load.row : selection?.row));
  const wantedStyle = useStore(settings, (state) => state.promptStyle);
  const styles = catalogue === null || row === undefined ? [] : promptStyles(catalogue, row);

  /** Whatever field it is that a person writes a question in. On focus too: a draft may be older than the page. */
  function watchTyping({ target }: SyntheticEvent): void {
    if (target instanceof HTMLTextAreaElement) app.emergency.typed(target.value);
  }

  return (
    <>
      <PageHeader app={app} wide={wide} />
      <div className="rooms" onInput={watchTyping} onFocus={watchTyping}>
        {wide && !presenting && <Conversations app={app} />}
        <main>
          <StorageProblem history={app.history} onTransfer={() => app.panels.open('transfer')} />
          <GuardNotes control={app.control} busy={answering} />
          <ModelPanel models={models} busy={answering} onOpen={app.panels.open}>
            <EngineRecovery {...app.recovery} />
          </ModelPanel>
          <ChatScreen
            chat={chat}
            settings={settings}
            drafts={drafts}
            styles={styles}
            styleId={promptStyleFor(styles, wantedStyle)?.[0] ?? null}
            buildId={buildId}
            note={clinicianNote}
            training={row ?? null}
            onAbout={() => app.panels.open('about')}
            examples={presenting ? questions : strings.chat.examples}
            askAtOnce={presenting}
          />
          <RequestMeterView meter={app.meter} control={app.control} />
        </main>
      </div>
      <PanelHost app={app} />
      <FirstRunGate gate={app.gate} />
      <Announcer />
    </>
  );
}
