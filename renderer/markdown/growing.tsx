import { startTransition, useEffect, useState, type ReactNode } from 'react';
import { Button } from '../ui/index.ts';
import { useMarkdownSettings } from './markdown-context.ts';

interface GrowingProps {
  readonly count: number;
  /** How many are drawn at first; the rest follows while nothing else is to be done. */
  readonly step: number;
  /** How many are drawn without being asked for. */
  readonly limit: number;
  /** How many are added in one go. */
  readonly most?: number;
  /** How many are drawn at once because one of them is wanted. */
  readonly atLeast?: number;
  /** What they are, for the button that draws more. */
  readonly what: string;
  readonly draw: (at: number) => ReactNode;
  /** Around the button. */
  readonly note: (button: ReactNode) => ReactNode;
}

/** A long row of things, drawn bit by bit, so that the window answers meanwhile. */
export function Growing({
  count,
  step,
  limit,
  most = 1000,
  atLeast = 0,
  what,
  draw,
  note,
}: GrowingProps) {
  const { extent } = useMarkdownSettings();
  const [shown, setShown] = useState(step);
  const [allowed, setAllowed] = useState(limit);
  const whole = extent === 'whole';
  const end = whole ? count : Math.min(count, Math.max(atLeast, Math.min(shown, allowed)));
  const more = !whole && end < Math.min(count, allowed);
  useEffect(() => {
    if (!more) return undefined;
    return whenIdle(() =>
      startTransition(() => setShown((before) => before + Math.min(before, most))),
    );
  }, [more, end, most]);
  const left = count - Math.max(allowed, atLeast);
  return (
    <>
      {Array.from({ length: end }, (_, at) => draw(at))}
      {!whole && left > 0
        ? note(
            <Button size="small" onPress={() => setAllowed((before) => before + limit)}>
              {`Show ${Math.min(left, limit).toLocaleString('en-GB')} more of ${left.toLocaleString('en-GB')} ${what}`}
            </Button>,
          )
        : null}
    </>
  );
}

function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(then, 0);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(then, { timeout: 200 });
  return () => cancelIdleCallback(idle);
}
