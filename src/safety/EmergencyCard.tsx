import './emergency.css';
import { useEffect } from 'react';
import { emergencyCard as words } from '../ui/strings/emergencyCard.ts';
import { CRISIS_LINES, EMERGENCY_NUMBERS } from './emergencyNumbers.ts';
import type { EmergencyNumber } from './emergencyNumbers.ts';
import type { Category, Sign } from './redFlags/categories.ts';

interface EmergencyCardProps {
  readonly categories: readonly Sign[];
  /** Where a sign has no name: the words that made the card appear. */
  readonly words: readonly string[];
  readonly onDismiss: () => void;
}

/** Beside the conversation, whatever the model says. Fetched when it is first needed. */
export default function EmergencyCard({ categories, words: telling, onDismiss }: EmergencyCardProps) {
  const crisis = categories.includes('self-harm');
  const unnamed = categories.includes('unnamed');
  const others = categories.filter(
    (category): category is Exclude<Category, 'self-harm'> =>
      category !== 'self-harm' && category !== 'unnamed',
  );
  const crisisFirst = crisis && others.length === 0;
  // The card takes its place at the top and pushes the page down: what is being typed stays in sight.
  useEffect(() => {
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  // What has no name may be of that kind too.
  const crisisPart = (crisis || unnamed) && (
    <>
      <p>{crisis ? words.crisis : words.crisisPerhaps}</p>
      <Numbers numbers={CRISIS_LINES} />
    </>
  );
  return (
    <section className="emergency" aria-label={words.label}>
      <div className="emergency-head">
        <h2>{crisisFirst ? words.crisisTitle : words.title}</h2>
        <button type="button" onClick={onDismiss}>
          {words.dismiss}
        </button>
      </div>
      {crisisFirst && crisisPart}
      <p>
        <strong>{words.call}</strong> {words.noWaiting}
      </p>
      <Numbers numbers={EMERGENCY_NUMBERS} />
      <p>{words.elsewhere}</p>
      {!crisisFirst && crisisPart}
      {others.length > 0 && <p>{words.signs(others.map((category) => words.names[category]))}</p>}
      {unnamed && <p>{words.unnamed(telling)}</p>}
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
