import { useMemo, useState } from 'react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { counted, personName, sentenceOf } from '../../../shared/wording/index.ts';
import { ExportButton } from '../../app/banners/banners.tsx';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import {
  Button,
  clockWords,
  EmptyState,
  Link,
  Page,
  Section,
  Select,
  Spinner,
  TextField,
  utcWords,
} from '../../ui/index.ts';
import { isFiltering, isFound, NO_FILTER, topicOf, type LedgerFilter } from './ledger-filter.ts';
import { LedgerStanding } from './ledger-standing.tsx';
import styles from './ledger.module.css';
import { useHistory, type History } from './use-history.ts';

/** Every act: in sentences, in the order of the ledger, the newest first. */
export function LedgerScreen() {
  const [filter, setFilter] = useState(NO_FILTER);
  const history = useHistory(isFiltering(filter) ? 'all' : 'pages');
  return (
    <Page title="Ledger" actions={<ExportButton />}>
      <LedgerStanding />
      <Section title="Every act">
        <Filters filter={filter} onChange={setFilter} items={history.items} />
        <Acts history={history} filter={filter} />
      </Section>
    </Page>
  );
}

const ALL = 'all';

function Filters(props: {
  readonly filter: LedgerFilter;
  readonly onChange: (filter: LedgerFilter) => void;
  readonly items: readonly HistoryItem[];
}) {
  const { filter, onChange, items } = props;
  const state = useAssociation((view) => view.state);
  const people = useMemo(
    () =>
      [...new Set(items.map(({ by }) => by))]
        .map((by) => ({ id: by, label: personName(state, by) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [items, state],
  );
  const topics = useMemo(
    () =>
      [...new Set(items.map(({ type }) => topicOf(type)))]
        .sort()
        .map((topic) => ({ id: topic, label: topicLabel(topic) })),
    [items],
  );
  return (
    <div className={styles.filters} role="search">
      <TextField
        label="Search"
        type="search"
        placeholder="Words, an entry’s number, a hash"
        value={filter.words}
        onChange={(words) => onChange({ ...filter, words })}
      />
      <Select
        label="Signed by"
        items={[{ id: ALL, label: 'Anyone' }, ...people]}
        value={filter.by ?? ALL}
        onChange={(by) => onChange({ ...filter, by: by === ALL ? null : by })}
      />
      <Select
        label="About"
        items={[{ id: ALL, label: 'Everything' }, ...topics]}
        value={filter.topic ?? ALL}
        onChange={(topic) => onChange({ ...filter, topic: topic === ALL ? null : topic })}
      />
    </div>
  );
}

const topicLabel = (topic: string): string => {
  if (topic === 'dip' || topic === 'tsc') return topic.toUpperCase();
  return topic.charAt(0).toUpperCase() + topic.slice(1);
};

function Acts({ history, filter }: { readonly history: History; readonly filter: LedgerFilter }) {
  const state = useAssociation((view) => view.state);
  const total = useAssociation((view) => view.position.seq);
  const found = useMemo(
    () => history.items.filter((item) => isFound(item, filter, state)),
    [history.items, filter, state],
  );
  const searching = isFiltering(filter);
  return (
    <>
      <p className={styles.quiet} aria-live="polite">
        {searching
          ? `${counted(found.length, 'act')} found in the ${counted(history.items.length, 'entry', 'entries')} looked through, of ${total}.`
          : `The newest ${history.items.length} of ${counted(total, 'entry', 'entries')}.`}
      </p>
      {found.length === 0 && history.more === 'no' ? (
        <EmptyState title="Nothing is found by that">
          Other words, or fewer of them, may find it.
        </EmptyState>
      ) : (
        <Days items={found} />
      )}
      <div className={styles.buttons}>
        {history.loading === 'yes' ? <Spinner>Reading on…</Spinner> : null}
        {history.more === 'yes' && !searching ? (
          <Button onPress={history.loadMore}>Show earlier entries</Button>
        ) : null}
      </div>
    </>
  );
}

const DAY_WORDS = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });

function Days({ items }: { readonly items: readonly HistoryItem[] }) {
  const state = useAssociation((view) => view.state);
  const days = useMemo(() => byDay(items), [items]);
  return (
    <div className={styles.days}>
      {days.map(({ day, acts }) => (
        <section key={day} className={styles.day} aria-label={day}>
          <h3>{day}</h3>
          <ol className={styles.acts}>
            {acts.map((item) => (
              <li key={item.seq} className={styles.act}>
                <Link to={paths.entry(item.seq)}>
                  <span className={styles.seq}>#{item.seq}</span>
                  <time
                    className={styles.hour}
                    dateTime={new Date(item.at).toISOString()}
                    title={utcWords(item.at)}
                  >
                    {clockWords(item.at)}
                  </time>
                  <span>{sentenceOf(item, state)}</span>
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface Day {
  readonly day: string;
  readonly acts: readonly HistoryItem[];
}

function byDay(items: readonly HistoryItem[]): Day[] {
  const days = new Map<string, HistoryItem[]>();
  for (const item of items) {
    const day = DAY_WORDS.format(item.at);
    const acts = days.get(day);
    if (acts === undefined) days.set(day, [item]);
    else acts.push(item);
  }
  return [...days].map(([day, acts]) => ({ day, acts }));
}
