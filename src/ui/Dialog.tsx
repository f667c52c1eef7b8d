import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';
import { DisclaimerText } from './DisclaimerText.tsx';
import { strings } from './strings/index.ts';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly className?: string;
  /** The close button, Escape, or a click beside the dialog. Without it the dialog cannot be closed but by what is in it. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/**
 * The browser's own modal dialog: it holds the focus, and everything behind it can be neither reached nor read. The
 * disclaimer bar is behind it too, so every dialog carries one, which stays as the dialog scrolls.
 */
export function Dialog({ open, title, className = '', onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();

  // Before the elements go, also where the whole dialog does: closing gives the focus back to what had it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || element === null) return;
    element.showModal();
    // Else the first button has the focus, and a long text begins scrolled to it.
    heading.current?.focus();
    return () => element.close();
  }, [open]);

  function refuse(event: SyntheticEvent): void {
    event.preventDefault();
    onClose?.();
  }

  // Browsers that do not know closedby close a dialog at the second Escape, whatever the first one was told.
  function closed(): void {
    // The event comes late: by then it may have been opened again.
    if (!open || dialog.current?.open === true) return;
    if (onClose === undefined) dialog.current?.showModal();
    else onClose();
  }

  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={headingId}
      closedby={onClose === undefined ? 'none' : 'any'}
      onCancel={refuse}
      onClose={closed}
      onClick={(event) => {
        if (event.target === dialog.current) onClose?.();
      }}
    >
      {open && (
        <div className="dialog-body">
          <p className="disclaimer" role="note" aria-label={strings.safety.barLabel}>
            <DisclaimerText />
          </p>
          <div className="dialog-head">
            <h2 id={headingId} ref={heading} tabIndex={-1}>
              {title}
            </h2>
            {onClose !== undefined && (
              <button type="button" onClick={onClose}>
                {strings.app.close}
              </button>
            )}
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
