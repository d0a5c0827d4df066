import { Component, type ReactNode } from 'react';
import { Button, Callout, Disclosure } from '../ui/index.ts';

interface Props {
  readonly children: ReactNode;
  /** What failed, for the title: `This screen`. */
  readonly part: string;
}

interface Failure {
  readonly error: Error | null;
}

/**
 * Stands in for a part that failed to draw. Nothing is lost by it: what was typed is in this
 * device's journal, and what was signed is in its outbox, both outside of the window.
 */
export class ErrorBoundary extends Component<Props, Failure> {
  override state: Failure = { error: null };

  static getDerivedStateFromError(error: unknown): Failure {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown): void {
    // For the log of whoever looks into it; in tests of the desktop it fails the run.
    reportError(error);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Callout
        tone="danger"
        role="alert"
        title={`${this.props.part} could not be shown`}
        action={
          <>
            <Button size="small" onPress={() => this.setState({ error: null })}>
              Try again
            </Button>
            <Button size="small" onPress={() => window.location.reload()}>
              Load the window anew
            </Button>
          </>
        }
      >
        <p>
          That is a fault of Convene. What you typed is saved on this device, and what you signed is
          in the queue; neither is touched by it.
        </p>
        <Disclosure summary="What happened">
          <pre>{error.stack ?? error.message}</pre>
        </Disclosure>
      </Callout>
    );
  }
}
