import { useSyncExternalStore } from 'react';
import { strings } from './strings/index.ts';

function subscribe(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

/** The whole page, so that everything on it stays. Not there where the browser offers no full screen (iPhones). */
export function FullScreenButton() {
  const full = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  // A refusal (a frame without permission) changes nothing, and there is nothing to do about it here.
  const toggle = (): Promise<void> =>
    (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
  return (
    <button type="button" aria-pressed={full} onClick={() => void toggle()}>
      {strings.app.fullScreen}
    </button>
  );
}
