import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Icon, Link, Time } from '../../ui/index.ts';
import { Lock } from 'lucide-react';
import styles from './documents.module.css';
import { whyNotWrite } from './why-not-write.ts';

/** Why one cannot write here, where one cannot. */
export function AccessNote({ document }: { readonly document: string }) {
  const { state, person } = useAssociation(({ state, me }) => ({ state, person: me.person }));
  const why = whyNotWrite(state, person, document);
  if (why === null) return null;
  return (
    <p className={styles.access} role="note">
      <Icon of={Lock} />
      <span>
        <strong>{why.title}</strong>{' '}
        {why.vote === null ? null : (
          <>
            That is until <Time at={why.vote.until} />:{' '}
            <Link to={paths.ballot(why.vote.ballot)}>open the ballot</Link>.{' '}
          </>
        )}
        {why.way}
      </span>
    </p>
  );
}
