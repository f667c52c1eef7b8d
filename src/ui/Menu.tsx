import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { strings } from './strings/index.ts';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly onChoose: () => void;
}

/** A button that shows further buttons: they are left with Tab, Escape, a click elsewhere, or by choosing one. */
export function Menu({ entries }: { readonly entries: readonly MenuEntry[] }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('li button')?.focus();
    const onPointer = ({ target }: PointerEvent): void => {
      if (target instanceof Node && root.current?.contains(target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  /** The button has the focus again, so that a dialog which an entry opens gives it back there. */
  function close(): void {
    button.current?.focus();
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(root.current?.querySelectorAll<HTMLElement>('li button') ?? [])];
    const at = buttons.findIndex((element) => element === document.activeElement);
    buttons.at((at + step) % buttons.length)?.focus();
  }

  return (
    <div
      className="menu"
      ref={root}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null && root.current?.contains(relatedTarget) === false) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {strings.app.menu}
      </button>
      {open && (
        <ul id={list}>
          {entries.map(({ id, label, onChoose }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  close();
                  onChoose();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
