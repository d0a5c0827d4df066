import { useState } from 'react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { sentenceOf } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import {
  Button,
  Callout,
  Clause,
  Link,
  Section,
  Spinner,
  Time,
  sectionStyles,
} from '../../ui/index.ts';
import { clauseOfAct } from './act-clauses.ts';
import styles from './groups.module.css';
import type { GroupHistory } from './use-group-history.ts';

const SHOWN_AT_FIRST = 10;

/** What has happened in a group, in sentences, with the clause that each act follows. */
export function HistorySection({ history }: { readonly history: GroupHistory }) {
  return (
    <Section title="History">
      <HistoryList history={history} />
    </Section>
  );
}

/** Acts in sentences, newest first, with the clause that each follows. */
export function HistoryList({ history }: { readonly history: GroupHistory }) {
  const [shown, setShown] = useState<'some' | 'all'>('some');
  const { items, status, retry } = history;
  const listed = shown === 'all' ? items : items.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      {status === 'failed' ? (
        <Callout
          tone="danger"
          title="The history could not be read from this device"
          action={
            <Button size="small" onPress={retry}>
              Try again
            </Button>
          }
        />
      ) : null}
      {status === 'loading' ? <Spinner>Reading the ledger…</Spinner> : null}
      <ol className={styles.history} reversed>
        {listed.map((item, at) => (
          <HistoryRow key={item.seq} item={item} clause={clauseBelow(listed, at)} />
        ))}
      </ol>
      {listed.length < items.length ? (
        <div>
          <Button variant="quiet" onPress={() => setShown('all')}>
            Show all {items.length} acts
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The clause that an act follows; null where it stands under the act just above it already. */
function clauseBelow(items: readonly HistoryItem[], at: number): ActClause {
  const [above, item] = [items[at - 1], items[at]];
  const clause = item === undefined ? null : clauseOfAct(item.type);
  const before = above === undefined ? null : clauseOfAct(above.type);
  return clause?.text === before?.text ? null : clause;
}

type ActClause = ReturnType<typeof clauseOfAct>;

interface HistoryRowProps {
  readonly item: HistoryItem;
  readonly clause: ActClause;
}

function HistoryRow({ item, clause }: HistoryRowProps) {
  const state = useAssociation((view) => view.state);
  return (
    <li>
      <p>{sentenceOf(item, state)}</p>
      <p className={sectionStyles.quiet}>
        <Time at={item.at} /> · <Link to={paths.entry(item.seq)}>entry {item.seq}</Link>
      </p>
      {clause === null ? null : <Clause source={clause.source}>{clause.text}</Clause>}
    </li>
  );
}
