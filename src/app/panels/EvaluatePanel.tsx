import { EvaluateScreen } from '../../evaluate/EvaluateScreen.tsx';

export default function EvaluatePanel() {
  return <EvaluateScreen />;
}
