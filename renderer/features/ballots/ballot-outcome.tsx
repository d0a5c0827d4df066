/** What came of a closed ballot, how it was counted, and how anybody can count it again. */

import type { Ballot } from '../../../shared/rules/index.ts';
import { OUTCOMES } from '../../../shared/wording/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Badge, Button, Callout, Link, Section, Time, toast } from '../../ui/index.ts';
import { outcomeEffect } from '../../../shared/wording/subject-of-ballot.ts';
import { laterBallots } from './comparisons.ts';
import { computationOf, tallyInput } from '../../../shared/wording/computation.ts';
import styles from './ballots.module.css';

export function Outcome({ ballot }: { readonly ballot: Ballot }) {
  const state = useAssociation((view) => view.verified);
  const { outcome, closedAt } = ballot;
  if (outcome === null || closedAt === null) return null;
  const [next] = laterBallots(ballot, state);
  return (
    <Callout tone={outcome === 'passed' ? 'success' : 'warning'} title={OUTCOMES[outcome]}>
      <p>{outcomeEffect(ballot, state)}</p>
      {next === undefined ? null : (
        <p>
          <Link to={`#/ballots/${next.id}`}>The next ballot on this</Link>, opened{' '}
          <Time at={next.openedAt} />
        </p>
      )}
    </Callout>
  );
}

export function Computation({ ballot }: { readonly ballot: Ballot }) {
  const title = ballot.status === 'open' ? 'The count, if it closed now' : 'How it was counted';
  return (
    <Section title={title}>
      <dl className={styles.computation}>
        {computationOf(ballot).map(({ label, working, holds }) => (
          <div key={label} className={styles.step}>
            <dt>{label}</dt>
            <dd>{working}</dd>
            {holds === null ? null : (
              <dd>
                <Badge tone={holds === 'yes' ? 'success' : 'warning'}>
                  {holds === 'yes' ? 'met' : 'not met'}
                </Badge>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <Recompute ballot={ballot} />
    </Section>
  );
}

function Recompute({ ballot }: { readonly ballot: Ballot }) {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const save = async () => {
    const reply = await request<'export'>({ type: 'export', ledger });
    if (reply !== null && reply.path !== null) toast(`Saved: ${reply.path}`, 'success');
  };
  return (
    <div className={styles.recompute}>
      <h3>Count it again yourself</h3>
      <p>
        Export the ledger and run <code>npm run -s twg -- verify FILE</code>: it checks every
        signature, every entry and every count, this one included, without asking the relay. For
        this ballot alone, copy its votes into a file and run{' '}
        <code>npm run -s twg -- tally FILE</code>.
      </p>
      <div className={styles.actions}>
        <Button size="small" onPress={() => void save()}>
          Export the ledger
        </Button>
        <CopyButton size="small" text={tallyInput(ballot)} label="Copy the votes for twg tally" />
      </div>
    </div>
  );
}
