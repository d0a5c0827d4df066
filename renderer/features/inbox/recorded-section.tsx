import { groupName, said } from '../../../shared/wording/index.ts';
import type { Interest } from '../../../shared/rules/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Link, Person, Section, Time, sectionStyles } from '../../ui/index.ts';
import styles from './mentions.module.css';
import { recordedFor } from './recorded-interest.ts';

/** What others have recorded in this person's name: no duty, but theirs to confirm or take back. */
export function RecordedSection() {
  const recorded = useAssociation(({ state, me }) => recordedFor(state, me.person));
  if (recorded.length === 0) return null;
  return (
    <Section title="Recorded in your name">
      <ul className={styles.mentions}>
        {recorded.map((interest) => (
          <RecordedItem key={interest.twg} interest={interest} />
        ))}
      </ul>
    </Section>
  );
}

function RecordedItem({ interest }: { readonly interest: Interest }) {
  const { twg, recordedBy, where, at } = interest;
  const group = useAssociation(({ state }) => groupName(state, twg));
  return (
    <li className={styles.mention}>
      <div className={styles.words}>
        <p>
          <Person id={recordedBy ?? ''} /> recorded that you showed interest in{' '}
          <Link to={paths.group(twg)}>{group}</Link>
        </p>
        <blockquote className={styles.said} dir="auto">
          {said(where ?? '')}
        </blockquote>
        <p className={styles.when}>
          <Time at={at} relative />
        </p>
      </div>
      <div className={sectionStyles.buttons}>
        <ActButton
          type="interest.express"
          data={() => ({ twg })}
          label="It is so"
          size="small"
          confirm="none"
        />
        <ActButton
          type="interest.withdraw"
          data={() => ({ twg })}
          label="Take it back"
          size="small"
          variant="quiet"
          confirm="none"
        />
      </div>
    </li>
  );
}
