import { strings } from '../ui/strings/index.ts';

interface VersionSwitchProps {
  /** Of what. */
  readonly label: string;
  readonly place: number;
  readonly count: number;
  /** Null where there is none. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/**
 * “2 of 3” between two buttons. At an end a button only says that it is disabled: a really disabled one would lose the
 * focus of who steps through with the keyboard.
 */
export function VersionSwitch({ label, place, count, onPrevious, onNext }: VersionSwitchProps) {
  const words = strings.chat.versions;
  return (
    <span role="group" aria-label={label} className="versions">
      <Step label={words.previous} sign="‹" onStep={onPrevious} />
      <span aria-live="polite">{words.place(place, count)}</span>
      <Step label={words.next} sign="›" onStep={onNext} />
    </span>
  );
}

function Step({ label, sign, onStep }: { label: string; sign: string; onStep: (() => void) | null }) {
  return (
    <button
      type="button"
      className="quiet"
      aria-label={label}
      aria-disabled={onStep === null}
      onClick={() => onStep?.()}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
