import { counted, listed } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Link } from '../../ui/index.ts';
import { personRows } from '../association/people-rows.ts';
import styles from './inbox.module.css';

/** How many are named before they are only counted. */
const MOST_NAMED = 3;

/** For the secretariat: who takes part and has no device yet, so that nobody waits for them. */
export function PeopleToInvite() {
  const { state, me } = useAssociation(({ state, me }) => ({ state, me: me.person }));
  if (state.association?.secretariat.includes(me) !== true) return null;
  const without = personRows(state).filter(
    ({ devices, absent }) => devices === 0 && absent === null,
  );
  if (without.length === 0) return null;
  const names =
    without.length > MOST_NAMED
      ? counted(without.length, 'person', 'people')
      : listed(without.map(({ person }) => person.name));
  return (
    <p className={styles.quiet}>
      {names} {without.length === 1 ? 'has' : 'have'} no device yet and can do nothing here until
      then. <Link to="#/association?tab=invites">Invite them</Link>.
    </p>
  );
}
