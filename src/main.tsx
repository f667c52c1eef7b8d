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

/** Before a person does something, nothing takes the focus away. Without this part there is the browser's own way. */
function attend(): void {
  removeEventListener('keydown', attend);
  removeEventListener('pointerdown', attend);
  import('./ui/keepFocus.ts').then(({ keepFocus }) => keepFocus()).catch(() => undefined);
}
addEventListener('keydown', attend);
addEventListener('pointerdown', attend);

createRoot(container).render(
  <StrictMode>
    <App app={app} />
  </StrictMode>,
);
