import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import type { MessageActionsProps } from './MessageActions.tsx';

const Loaded = lazy<ComponentType<MessageActionsProps>>(() =>
  import('./MessageActions.tsx').catch(() => ({ default: Nothing })),
);

function Nothing() {
  return null;
}

/** The buttons of a message, loaded when the first message is there. Without them everything can still be read. */
export function MessageActions(props: MessageActionsProps) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
