import { Component } from 'react';
import type { ReactNode } from 'react';
import { errorDataOf } from '../engine/errorDataOf.ts';
import { strings } from '../ui/strings/index.ts';

interface ErrorBoundaryProps {
  /** Called once with a drawing error, to save what is not saved yet. */
  readonly onError: () => void;
  /** Stands in for the children; without one a page that says what happened does. */
  readonly fallback?: ReactNode;
  /** Whether what was said is in storage, as far as anybody knows; it is where nobody says otherwise. */
  readonly saved?: () => boolean;
  readonly children: ReactNode;
}

/** Stands in for a part that cannot be drawn. The disclaimer is outside of it and stays. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: unknown }> {
  override readonly state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(): void {
    this.props.onError();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    const { crashTitle, crash, crashUnsaved, reload, details } = strings.app;
    return (
      <main className="crash">
        <h1>{crashTitle}</h1>
        <p>{this.props.saved?.() === false ? crashUnsaved : crash}</p>
        <button type="button" className="primary" onClick={() => location.reload()}>
          {reload}
        </button>
        <details>
          <summary>{details}</summary>
          <pre tabIndex={0}>{errorDataOf(error).cause}</pre>
        </details>
      </main>
    );
  }
}
