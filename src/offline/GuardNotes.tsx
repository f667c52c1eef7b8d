import { useStore } from 'zustand';
import { offline } from '../ui/strings/offline.ts';
import type { PageControl } from './pageControl.ts';

interface GuardNotesProps {
  readonly control: PageControl;
  /** An answer is being written: the page stays. */
  readonly busy: boolean;
}

/** What the page says of its service worker: that a model waits for it, or that a new version waits for the person. */
export function GuardNotes({ control, busy }: GuardNotesProps) {
  const { guard, awaited, update, otherTabs } = useStore(control);
  const words = offline.update;
  return (
    <>
      {awaited && guard === 'starting' && (
        <p className="note" role="status">
          {offline.waiting}
        </p>
      )}
      {update && (
        <div className="note" role="status">
          <p>{otherTabs > 0 ? words.otherTabs(otherTabs) : words.ready}</p>
          <button type="button" disabled={busy} onClick={() => void control.update()}>
            {words.now}
          </button>
        </div>
      )}
    </>
  );
}
