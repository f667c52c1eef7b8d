import { useState } from 'react';
import { copyText } from '../lib/copyText.ts';
import { strings } from './strings/index.ts';

interface CopyButtonProps {
  readonly label: string;
  /** Called at the click. */
  readonly text: () => string;
}

/** Says whether it worked, until it loses the focus. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const { copied: done, copyFailed } = strings.chat;
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => void copyText(text()).then(setCopied)}
      onBlur={() => setCopied(null)}
    >
      {copied === null ? label : copied ? done : copyFailed}
    </button>
  );
}
