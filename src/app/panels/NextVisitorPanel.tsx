/** Asks before what the last visitor said is taken away. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { Problem } from '../../ui/Problem.tsx';
import { presenter } from '../../ui/strings/presenter.ts';
import type { PanelProps } from '../panels.ts';

export default function NextVisitorPanel({ app, close }: PanelProps) {
  const count = useStore(app.presenter, ({ begun }) => begun.length);
  const [failed, setFailed] = useState(false);
  const words = presenter.next;

  async function clear(): Promise<void> {
    if (await app.clearForNextVisitor()) close();
    else setFailed(true);
  }

  return (
    <>
      <p>{words.what(count)}</p>
      <p>{words.keeps}</p>
      {failed && <Problem {...words.failed} />}
      <div className="row">
        <button type="button" className="primary" onClick={() => void clear()}>
          {words.confirm}
        </button>
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </>
  );
}
