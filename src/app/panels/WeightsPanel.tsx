import Weights from '../../models/weights/WeightsPanel.tsx';
import type { PanelProps } from '../panels.ts';

export default function WeightsPanel({ app }: PanelProps) {
  return <Weights models={app.models} />;
}
