import { Conversations } from '../Conversations.tsx';
import type { PanelProps } from '../panels.ts';

/** The list of conversations on a narrow screen. */
export default function ConversationsPanel({ app, close }: PanelProps) {
  return <Conversations app={app} onLeave={close} />;
}
