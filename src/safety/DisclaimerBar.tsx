import './safety.css';
import { strings } from '../ui/strings/index.ts';

/** On every screen, at every size, on paper too. It has no way to be closed. */
export function DisclaimerBar() {
  const { barLabel, research, notClinician, emergency } = strings.safety;
  return (
    <aside className="disclaimer" aria-label={barLabel}>
      <strong>{research}</strong> {notClinician} {emergency}
    </aside>
  );
}
