import './emergency.css';
import { strings } from '../ui/strings/index.ts';
import { CRISIS_LINES, EMERGENCY_NUMBERS } from './emergencyNumbers.ts';
import type { EmergencyNumber } from './emergencyNumbers.ts';
import type { Category } from './redFlags/categories.ts';

interface EmergencyCardProps {
  readonly categories: readonly Category[];
  readonly onDismiss: () => void;
}

/** Beside the conversation, whatever the model says. Fetched when it is first needed. */
export default function EmergencyCard({ categories, onDismiss }: EmergencyCardProps) {
  const words = strings.safety.emergencyCard;
  const crisis = categories.includes('self-harm');
  const others = categories.filter((category) => category !== 'self-harm');
  return (
    <section className="emergency" aria-label={words.label}>
      <h2>{others.length > 0 ? words.title : words.crisisTitle}</h2>
      {others.length > 0 && (
        <p>
          {words.signs} <strong>{others.map((category) => words.names[category]).join('; ')}</strong>.
        </p>
      )}
      {crisis && (
        <>
          <p>{words.crisis}</p>
          <Numbers numbers={CRISIS_LINES} />
        </>
      )}
      <p>
        <strong>{words.call}</strong> {words.noWaiting}
      </p>
      <Numbers numbers={EMERGENCY_NUMBERS} />
      <p>{words.elsewhere}</p>
      <p className="small">{words.howItKnows}</p>
      <button type="button" onClick={onDismiss}>
        {words.dismiss}
      </button>
    </section>
  );
}

function Numbers({ numbers }: { readonly numbers: readonly EmergencyNumber[] }) {
  return (
    <ul>
      {numbers.map(({ region, number, dial, use }) => (
        <li key={`${region} ${number}`}>
          {region}: <a href={`tel:${dial}`}>{number}</a> ({use})
        </li>
      ))}
    </ul>
  );
}
