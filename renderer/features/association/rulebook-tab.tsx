import type { Rulebook } from '../../../shared/rules/rulebook.ts';
import { RULEBOOK_PARTS as PART_LABELS } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Clause, Link, Section } from '../../ui/index.ts';
import { ProposeChange } from './propose-change.tsx';
import { isUsual, PART_CLAUSES, partWords, RULEBOOK_PARTS } from './rulebook-words.ts';
import styles from './association.module.css';

/** The numbers that the association goes by, and the clauses that they may not be weaker than. */
export function RulebookTab() {
  const { rulebook, pending } = useAssociation(({ verified }) => ({
    rulebook: verified.association?.rulebook ?? null,
    pending: verified.openBallots.find((id) => verified.ballot.get(id)?.kind === 'rulebook-change'),
  }));
  if (rulebook === null) return null;
  return (
    <Section title="Rulebook" action={<ProposeChange rulebook={rulebook} />}>
      <p className={styles.quiet}>
        It may be stricter than DIP-7, never weaker. The TSC changes it by a vote; a change counts
        for what begins later.
        {pending === undefined ? null : (
          <>
            {' '}
            <Link to={`#/ballots/${pending}`}>A change is put to the vote now.</Link>
          </>
        )}
      </p>
      <dl className={styles.rules}>
        {RULEBOOK_PARTS.map((part) => (
          <Part key={part} part={part} rulebook={rulebook} />
        ))}
      </dl>
    </Section>
  );
}

function Part(props: { readonly part: keyof Rulebook; readonly rulebook: Rulebook }) {
  const { part, rulebook } = props;
  const clause = PART_CLAUSES[part];
  return (
    <div className={styles.rule}>
      <dt>{PART_LABELS[part] ?? part}</dt>
      <dd>
        <p>
          {partWords(part, rulebook[part])}{' '}
          {isUsual(part, rulebook) ? null : <Badge tone="info">stricter than DIP-7 asks</Badge>}
        </p>
        {clause === null ? (
          <p className={styles.quiet}>DIP-7 names no number.</p>
        ) : (
          <Clause source={clause.source}>{clause.text}</Clause>
        )}
      </dd>
    </div>
  );
}
