import { useEffect, useRef } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';

interface DialogProps {
  readonly open: boolean;
  readonly label: string;
  readonly className?: string;
  /** Escape, or a click beside the dialog. Without it the dialog cannot be closed but by what is in it. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it holds the focus, and everything behind it can be neither reached nor read. */
export function Dialog({ open, label, className = '', onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (open && element?.open === false) element.showModal();
    if (!open && element?.open === true) element.close();
  }, [open]);

  function refuse(event: SyntheticEvent): void {
    event.preventDefault();
    onClose?.();
  }

  // Chrome closes a dialog at the second Escape whatever the first one was told.
  function closed(): void {
    if (!open) return;
    if (onClose === undefined) dialog.current?.showModal();
    else onClose();
  }

  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-label={label}
      onCancel={refuse}
      onClose={closed}
      onClick={(event) => {
        if (event.target === dialog.current) onClose?.();
      }}
    >
      {open && <div className="dialog-body">{children}</div>}
    </dialog>
  );
}
