import type { ReactNode } from 'react';
import { strings } from './strings/index.ts';

interface ProblemProps {
  readonly message: string;
  readonly remedy?: string | undefined;
  /** The original error's text, for who reports it. */
  readonly detail?: string | undefined;
  /** Buttons: the way on. */
  readonly children?: ReactNode;
}

/** The one way in which errors look: what happened, what to do, and buttons that do it. */
export function Problem({ message, remedy, detail, children }: ProblemProps) {
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{message}</strong> {remedy}
      </p>
      {detail !== undefined && (
        <details>
          <summary>{strings.app.details}</summary>
          <pre tabIndex={0}>{detail}</pre>
        </details>
      )}
      {children !== undefined && <div className="row">{children}</div>}
    </div>
  );
}
