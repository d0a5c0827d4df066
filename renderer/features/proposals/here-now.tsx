import { Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { listed } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Icon } from '../../ui/index.ts';
import { peopleHere } from './people-here.ts';
import styles from './proposals.module.css';

/** Who else has the document open now. */
export function HereNow({ awareness }: { readonly awareness: Awareness }) {
  const me = useAssociation((view) => view.me.person);
  const [names, setNames] = useState('');
  useEffect(() => {
    const look = () => {
      const people = peopleHere(awareness.getStates(), awareness.clientID, me);
      setNames(people.length === 0 ? '' : listed(people.map(({ name }) => name)));
    };
    look();
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [awareness, me]);
  return (
    <p className={styles.here} role="status">
      {names === '' ? null : (
        <>
          <Icon of={Users} />
          <span>{names} here too</span>
        </>
      )}
    </p>
  );
}
