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
createRoot(container).render(
  <StrictMode>
    <App app={app} />
  </StrictMode>,
);
