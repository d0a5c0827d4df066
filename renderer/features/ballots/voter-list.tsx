/** Who has voted how, with their reasons; who has not; who has recused themselves. */

import type { ReactNode } from 'react';
import type { Ballot } from '../../../shared/rules/index.ts';
import { CHOICES } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Disclosure, Person, Section, Time } from '../../ui/index.ts';
import {
  DEVICE_MARKS,
  groupedVoters,
  votersOf,
  type DeviceMark,
  type Voter,
  type VoteOnRecord,
} from '../../../shared/wording/voters.ts';
import styles from './ballots.module.css';

export function VoterList({ ballot }: { readonly ballot: Ballot }) {
  const state = useAssociation((view) => view.verified);
  const groups = groupedVoters(votersOf(ballot, state));
  return (
    <Section title="Who has voted">
      <div className={styles.voters}>
        <Group title="Yes" voters={groups.yes} tone="yes" />
        <Group title="No" voters={groups.no} tone="no" />
        <Group title="Abstained" voters={groups.abstain} tone="abstain" />
        <Group title="Recused" voters={groups.recused} tone="recused" />
        <Group
          title={ballot.status === 'open' ? 'Not voted yet' : 'Did not vote'}
          voters={groups.notVoted}
          tone="none"
        />
      </div>
    </Section>
  );
}

function Group(props: {
  readonly title: string;
  readonly voters: readonly Voter[];
  readonly tone: 'yes' | 'no' | 'abstain' | 'recused' | 'none';
}) {
  const { title, voters, tone } = props;
  if (voters.length === 0) return null;
  return (
    <div className={styles.voterGroup}>
      <h3 className={styles.voterGroupTitle}>
        <span className={`${styles.dot} ${styles[tone]}`} aria-hidden /> {title} ({voters.length})
      </h3>
      <ul className={styles.plain}>
        {voters.map((voter) => (
          <VoterItem key={voter.person} voter={voter} />
        ))}
      </ul>
    </div>
  );
}

function VoterItem({ voter }: { readonly voter: Voter }) {
  const { person, standing, earlier, recusal } = voter;
  return (
    <li className={styles.voter}>
      <p>
        <Person id={person} />
        {standing === null ? null : <Marks marks={standing.marks} />}
      </p>
      {standing === null ? null : <Said at={standing.vote.at} text={standing.vote.comment} />}
      {recusal === null ? null : <Said at={recusal.at} text={recusal.reason} />}
      {earlier.length === 0 ? null : <Earlier voter={voter} />}
    </li>
  );
}

function Said({ at, text }: { readonly at: number; readonly text: string | null }) {
  return (
    <>
      {text === null || text.trim() === '' ? null : (
        <blockquote className={styles.reason} dir="auto">
          {text}
        </blockquote>
      )}
      <p className={styles.quiet}>
        <Time at={at} />
      </p>
    </>
  );
}

/** Votes that do not count any more stay on the record. */
function Earlier({ voter }: { readonly voter: Voter }) {
  const { earlier, recusal } = voter;
  const what = earlier.length === 1 ? '1 earlier vote' : `${earlier.length} earlier votes`;
  const why = recusal === null ? 'replaced' : 'void, or replaced';
  return (
    <Disclosure summary={`${what}, ${why}`}>
      <ol className={styles.plain}>
        {earlier.map((record) => (
          <EarlierVote key={record.vote.at} record={record} />
        ))}
      </ol>
    </Disclosure>
  );
}

function EarlierVote({ record }: { readonly record: VoteOnRecord }) {
  const { vote, marks } = record;
  return (
    <li>
      <p>
        <s>{CHOICES[vote.choice]}</s> <Marks marks={marks} />
      </p>
      <Said at={vote.at} text={vote.comment} />
    </li>
  );
}

function Marks({ marks }: { readonly marks: readonly DeviceMark[] }): ReactNode {
  return marks.map((mark) => (
    <span key={mark} className={styles.mark} title={DEVICE_MARKS[mark].why}>
      {' '}
      <Badge tone="warning">{DEVICE_MARKS[mark].words}</Badge>
    </span>
  ));
}

/** What the marks beside votes mean, for whoever cannot point at them. */
export function MarksLegend({ ballot }: { readonly ballot: Ballot }) {
  const state = useAssociation((view) => view.verified);
  const present = new Set(
    votersOf(ballot, state).flatMap(({ standing, earlier }) =>
      [...earlier, ...(standing === null ? [] : [standing])].flatMap(({ marks }) => marks),
    ),
  );
  if (present.size === 0) return null;
  return (
    <dl className={styles.legend}>
      {[...present].map((mark) => (
        <div key={mark}>
          <dt>
            <Badge tone="warning">{DEVICE_MARKS[mark].words}</Badge>
          </dt>
          <dd>{DEVICE_MARKS[mark].why}</dd>
        </div>
      ))}
    </dl>
  );
}
