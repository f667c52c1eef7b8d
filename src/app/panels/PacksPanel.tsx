import Packs from '../../models/pack/PacksPanel.tsx';
import type { PanelProps } from '../panels.ts';

export default function PacksPanel({ app, close }: PanelProps) {
  return <Packs models={app.models} onDone={close} />;
}
