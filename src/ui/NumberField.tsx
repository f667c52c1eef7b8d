import { useId, useState } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number that may be half-typed: only valid ones are passed on, and leaving the field puts the last one back. */
export function NumberField({ label, hint, value, min, max, step, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const hintId = useId();
  return (
    <label className="field">
      {label}
      <input
        type="number"
        inputMode="decimal"
        value={typed ?? value}
        min={min}
        max={max}
        step={step}
        {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
        onChange={(event) => {
          setTyped(event.target.value);
          const number = event.target.valueAsNumber;
          const whole = step % 1 !== 0 || Number.isInteger(number);
          if (number >= min && number <= max && whole) onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
      {hint !== undefined && (
        <span id={hintId} className="small">
          {hint}
        </span>
      )}
    </label>
  );
}
