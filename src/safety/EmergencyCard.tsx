import './emergency.css';
import { useEffect } from 'react';
import { emergencyCard as words } from '../ui/strings/emergencyCard.ts';
import { CRISIS_LINES, EMERGENCY_NUMBERS } from './emergencyNumbers.ts';
import type { EmergencyNumber } from './emergencyNumbers.ts';
import type { Category } from './redFlags/categories.ts';

interface EmergencyCardProps {
  readonly categories: readonly Category[];
  readonly onDismiss: () => void;
}

/** Beside the conversation, whatever the model says. Fetched when it is first needed. */
export default function EmergencyCard({ categories, onDismiss }: EmergencyCardProps) {
  const crisis = categories.includes('self-harm');
  const others = categories.filter((category) => category !== 'self-harm');
  // The card takes its place at the top and pushes the page down: what is being typed stays in sight.
  useEffect(() => {
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  const crisisPart = crisis && (
    <>
      <p>{words.crisis}</p>
      <Numbers numbers={CRISIS_LINES} />
    </>
  );
  return (
    <section className="emergency" aria-label={words.label}>
      <div className="emergency-head">
        <h2>{others.length > 0 ? words.title : words.crisisTitle}</h2>
        <button type="button" onClick={onDismiss}>
          {words.dismiss}
        </button>
      </div>
      {others.length === 0 && crisisPart}
      <p>
        <strong>{words.call}</strong> {words.noWaiting}
      </p>
      <Numbers numbers={EMERGENCY_NUMBERS} />
      <p>{words.elsewhere}</p>
      {others.length > 0 && crisisPart}
      {others.length > 0 && <p>{words.signs(others.map((category) => words.names[category]))}</p>}
      <p className="small">{words.howItKnows}</p>
    </section>
  );
}

function Numbers({ numbers }: { readonly numbers: readonly EmergencyNumber[] }) {
  return (
    <ul>
      {numbers.map(({ region, number, dial, use }) => (
        <li key={`${region} ${number}`}>
          <a href={`tel:${dial}`}>{number}</a> {region}: {use}
        </li>
      ))}
    </ul>
  );
}
