import Preflight from '../../models/preflight/PreflightPanel.tsx';
import type { PanelProps } from '../panels.ts';

export default function PreflightPanel({ app }: PanelProps) {
  return <Preflight models={app.models} />;
}
