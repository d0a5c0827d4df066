import { listed, personName } from '../../../../shared/wording/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Clause, Link, Time, sectionStyles } from '../../../ui/index.ts';
import styles from '../groups.module.css';
import type { Waiting } from './waiting-for.ts';

const MOST_NAMED = 6;

/** What something waits for, and who can move it. */
export function WaitsFor(props: {
  readonly waits: readonly Waiting[];
  readonly label: string;
  /** What is said where it waits for nothing. */
  readonly nothing: string;
}) {
  const { waits, label, nothing } = props;
  if (waits.length === 0) return <p className={sectionStyles.quiet}>{nothing}</p>;
  return (
    <ul className={styles.candidates} aria-label={label}>
      {waits.map((waiting) => (
        <WaitingRow key={waiting.key} waiting={waiting} />
      ))}
    </ul>
  );
}

function WaitingRow({ waiting }: { readonly waiting: Waiting }) {
  const { what, subject, who, due, meanwhile, place, clause } = waiting;
  const names = useAssociation(({ state }) => namesWords(who.map((id) => personName(state, id))));
  return (
    <li className={styles.waiting}>
      <div>
        <p>
          {what}: <Link to={place}>{subject}</Link>
        </p>
        <p>{names === null ? 'It goes on by itself.' : `Up to ${names}.`}</p>
        {meanwhile === null ? null : <p className={sectionStyles.quiet}>{meanwhile}</p>}
        {clause === null ? null : <Clause source={clause.source}>{clause.text}</Clause>}
      </div>
      {due === null ? null : (
        <p className={sectionStyles.quiet}>
          <Time at={due} relative />
        </p>
      )}
    </li>
  );
}

function namesWords(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  if (names.length <= MOST_NAMED) return listed([...names], 'or');
  return `${names.slice(0, MOST_NAMED).join(', ')} or ${names.length - MOST_NAMED} others`;
}
