import { useEffect, useState } from 'react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { deviceName, sentenceOf } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import {
  CopyButton,
  EmptyState,
  Link,
  Page,
  Person,
  Section,
  Spinner,
  Time,
} from '../../ui/index.ts';
import styles from './ledger.module.css';

type Loaded =
  | { readonly status: 'loading' | 'missing' }
  | { readonly status: 'there'; readonly item: HistoryItem; readonly lines: readonly string[] };

/** One entry: what it says, and the bytes that were signed. */
export function EntryScreen({ seq }: { readonly seq: number }) {
  const loaded = useEntry(seq);
  const last = useAssociation((view) => view.position.seq);
  return (
    <Page title={`Entry ${seq}`} eyebrow={<Link to={paths.ledger}>Ledger</Link>}>
      <p className={styles.buttons}>
        {seq > 1 ? <Link to={paths.entry(seq - 1)}>Entry {seq - 1}</Link> : null}
        {seq < last ? <Link to={paths.entry(seq + 1)}>Entry {seq + 1}</Link> : null}
      </p>
      {loaded.status === 'loading' ? <Spinner /> : null}
      {loaded.status === 'missing' ? (
        <EmptyState title="This device has no such entry">
          The ledger here has {last} entries.
        </EmptyState>
      ) : null}
      {loaded.status === 'there' ? <EntryDetails item={loaded.item} lines={loaded.lines} /> : null}
    </Page>
  );
}

function useEntry(seq: number): Loaded {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const exists = useAssociation((view) => seq <= view.position.seq);
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' });
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      const history = await request({ type: 'history', ledger, before: seq + 1, limit: 1 });
      const entry = await request({ type: 'entry', ledger, seq });
      const item = history?.items[0];
      if (!wanted) return;
      setLoaded(
        item === undefined || entry === null
          ? { status: 'missing' }
          : { status: 'there', item, lines: entry.lines },
      );
    };
    if (exists) void load();
    else setLoaded({ status: 'missing' });
    return () => {
      wanted = false;
    };
  }, [request, ledger, seq, exists]);
  return loaded;
}

function EntryDetails(props: { readonly item: HistoryItem; readonly lines: readonly string[] }) {
  const { item, lines } = props;
  const state = useAssociation((view) => view.state);
  return (
    <>
      <p className={styles.sentence}>{sentenceOf(item, state)}</p>
      <dl className={styles.standing}>
        <dt>When</dt>
        <dd>
          <Time at={item.at} relative />, by the relay’s clock
        </dd>
        <dt>Signed by</dt>
        <dd>
          {item.by === 'relay' ? (
            'the relay'
          ) : (
            <>
              <Person id={item.by} />, with {deviceName(state, item.device)}
            </>
          )}
        </dd>
        <dt>Act</dt>
        <dd>
          <code>{item.type}</code>
        </dd>
        <dt>Act’s hash</dt>
        <dd className={styles.hash}>{item.actHash}</dd>
        <dt>Head after it</dt>
        <dd className={styles.hash}>{item.head}</dd>
      </dl>
      <Section
        title="As it was signed"
        action={<CopyButton size="small" text={lines.join('\n')} label="Copy the lines" />}
      >
        <p className={styles.quiet}>
          The exact bytes, as they stand in an export. What is shown above is made from them.
        </p>
        {lines.map((line) => (
          <pre key={line} className={styles.raw}>
            {line}
          </pre>
        ))}
      </Section>
    </>
  );
}
