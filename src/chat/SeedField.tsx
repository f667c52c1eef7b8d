import { useId, useState } from 'react';
import { MAX_SEED } from '../lib/shared/seed.ts';
import { strings } from '../ui/strings/index.ts';

interface SeedFieldProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** Null: a new seed for each answer. What is no seed is not passed on, and leaving the field puts the last one back. */
export function SeedField({ value, onChange }: SeedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const hint = useId();
  const words = strings.chat.settings;
  return (
    <label className="field">
      {words.seed}
      <input
        inputMode="numeric"
        autoComplete="off"
        placeholder={words.seedAny}
        maxLength={String(MAX_SEED).length}
        value={typed ?? value ?? ''}
        aria-describedby={hint}
        onChange={(event) => {
          const text = event.target.value.trim();
          setTyped(event.target.value);
          if (text === '') onChange(null);
          else if (/^\d+$/.test(text) && Number(text) <= MAX_SEED) onChange(Number(text));
        }}
        onBlur={() => setTyped(null)}
      />
      <span id={hint} className="small">
        {words.seedHint}
      </span>
    </label>
  );
}
