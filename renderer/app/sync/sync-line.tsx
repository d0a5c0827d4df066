import { ChevronUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames, Hidden, Icon } from '../../ui/index.ts';
import { useOpenPanel } from '../commands/panel-context.ts';
import styles from './sync.module.css';
import { useSyncParts } from './use-sync-parts.ts';

/** How long a change must last before it is read out, in ms: typing is not to be a chatter. */
const CALM = 3_000;

/** On every screen: what is saved, what is acknowledged, what waits. Behind it, the queue. */
export function SyncLine() {
  const parts = useSyncParts();
  const open = useOpenPanel();
  const text = parts.map((part) => part.text).join(' · ');
  const spoken = useSettled(text, CALM);
  return (
    <>
      <Button
        className={classNames(styles.line)}
        aria-haspopup="dialog"
        onPress={() => open('queue')}
      >
        {parts.map((part) => (
          <span key={part.text} className={classNames(styles.part, styles[part.tone])}>
            {parts[0] === part ? capitalized(part.text) : part.text}
          </span>
        ))}
        <span className={styles.open}>
          <span className={styles.openWords}>Show what waits</span>
          <Icon of={ChevronUp} />
        </span>
      </Button>
      <span role="status" aria-live="polite">
        <Hidden>{spoken}</Hidden>
      </span>
    </>
  );
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A value once it has stood still for a while. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
