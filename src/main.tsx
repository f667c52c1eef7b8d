import './lib/shared/checkWithoutEval.ts';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createApp } from './app/createApp.ts';
import { listenForShortcuts } from './app/shortcuts/listenForShortcuts.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id root.');
const app = createApp();
app.start();
listenForShortcuts(app);
// At leisure; where it cannot be fetched, the browser's own way is what there is.
void import('./ui/keepFocus.ts').then(({ keepFocus }) => keepFocus()).catch(() => undefined);
createRoot(container).render(
  <StrictMode>
    <App app={app} />
  </StrictMode>,
);
