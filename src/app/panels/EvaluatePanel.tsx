import { EvaluateScreen } from '../../evaluate/EvaluateScreen.tsx';
import type { PanelProps } from '../panels.ts';

export default function EvaluatePanel({ app: { guarded } }: PanelProps) {
  return <EvaluateScreen guarded={guarded} />;
}
