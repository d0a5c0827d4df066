import type { Twg } from '../../../../shared/rules/index.ts';
import { clauseOf, consequenceOf, counted } from '../../../../shared/wording/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Clause, Disclosure, Link, Time, sectionStyles } from '../../../ui/index.ts';
import { ReasonedAct } from '../../ballots/reasoned-act.tsx';
import styles from '../groups.module.css';
import { stillOpen } from './what-is-open.ts';

/** Ending a group: what has to be settled first, and then the word for it. */
export function ConcludeSection({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  const open = stillOpen(state, twg);
  const clause = clauseOf('twg.concluded');
  const consequence = consequenceOf({ type: 'twg.conclude', data: { twg: twg.id } }, state);
  return (
    <Disclosure
      summary={
        open.length === 0
          ? 'Conclude the group'
          : `Conclude the group: ${counted(open.length, 'thing is', 'things are')} to be settled first`
      }
    >
      {open.length === 0 ? (
        <p>Nothing is open: every output is circulated or abandoned, and no vote is running.</p>
      ) : (
        <ul className={styles.candidates} aria-label="To be settled first">
          {open.map(({ id, title, place, way, until }) => (
            <li key={id} className={styles.candidate}>
              <div>
                <p>
                  <Link to={place}>{title}</Link>
                </p>
                <p className={sectionStyles.quiet}>{way}</p>
              </div>
              {until === null ? null : (
                <p className={sectionStyles.quiet}>
                  Closes <Time at={until} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <Clause source={clause.source}>{clause.text}</Clause>
      <div className={sectionStyles.buttons}>
        <ReasonedAct
          type="twg.conclude"
          data={{ twg: twg.id }}
          label="Conclude the group"
          reasonLabel="Reason"
          reasonHint="What came of it, in a sentence or two. Permanent: it stays in the ledger for ever."
          variant="danger"
        >
          <p>{consequence}</p>
          <p>
            What was written, decided and said stays to be read, and can be exported as a folder.
          </p>
        </ReasonedAct>
      </div>
    </Disclosure>
  );
}
