import { lazy, Suspense, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { announce } from '../ui/announce.ts';
import { strings } from '../ui/strings/index.ts';
import type { EmergencyWatch } from './emergencyWatch.ts';

const Card = lazy(() => import('./EmergencyCard.tsx').catch(() => ({ default: EmergencyUnavailable })));

/** Where the check or its card could not be fetched or drawn, the one thing that must be said. */
export function EmergencyUnavailable() {
  return (
    <p className="disclaimer-line" role="note">
      {strings.safety.emergencyCard.unavailable}
    </p>
  );
}

/** The place of the emergency card. Empty until something that was typed speaks of an emergency. */
export function EmergencyAside({ watch }: { readonly watch: EmergencyWatch }) {
  const { categories, words, unavailable } = useStore(watch);
  const told = useRef<readonly string[]>([]);
  useEffect(() => {
    // Said once for each sign, not again at each key.
    const isNew = categories.some((category) => !told.current.includes(category));
    told.current = categories;
    if (isNew) announce(strings.safety.emergencyCard.announce);
  }, [categories]);
  if (categories.length > 0) {
    return (
      <Suspense>
        <Card categories={categories} words={words} onDismiss={() => watch.dismiss()} />
      </Suspense>
    );
  }
  return unavailable ? <EmergencyUnavailable /> : null;
}
