import './safety.css';
import { DisclaimerText } from '../ui/DisclaimerText.tsx';
import { strings } from '../ui/strings/index.ts';

/** On every screen, at every size, on paper too. It has no way to be closed. */
export function DisclaimerBar() {
  return (
    <aside className="disclaimer" aria-label={strings.safety.barLabel}>
      <DisclaimerText />
    </aside>
  );
}
