/** Acts and drafts that go no further by themselves: they wait for this person's word. */

import type { OutboxItem, SetAsideDraft } from '../../../shared/client/host-messages.ts';
import { fateWords, refusalWords, sentenceOf } from '../../../shared/wording/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout, Link, Section, Time } from '../../ui/index.ts';
import { documentWords } from './document-words.ts';
import { needsWord } from './needs-word.ts';
import styles from './inbox.module.css';

export function NeedsWordSection() {
  const { outbox, drafts } = useAssociation(({ outbox, drafts }) => ({ outbox, drafts }));
  const { held, refused, problems } = needsWord(outbox);
  const acts = [...held, ...refused, ...problems];
  if (acts.length + drafts.length === 0) return null;
  return (
    <Section title="Waits for your word">
      <div className={styles.words}>
        {acts.map((item) => (
          <ActItem key={item.id} item={item} />
        ))}
        {drafts.map((draft) => (
          <DraftItem key={draft.id} draft={draft} />
        ))}
      </div>
    </Section>
  );
}

function ActItem({ item }: { readonly item: OutboxItem }) {
  const state = useAssociation((view) => view.state);
  const { label, detail, way, tone } = fateWords(item.fate, state);
  const about = ballotOf(item);
  return (
    <Callout
      tone={tone === 'bad' ? 'danger' : 'warning'}
      title={label}
      action={<ActChoices item={item} />}
    >
      <p>{sentenceOf({ type: item.type, data: item.data, by: item.person }, state)}</p>
      <p>
        {detail} {way}
      </p>
      <p className={styles.quiet}>
        Signed <Time at={item.signedAt} />
        {about === null ? null : (
          <>
            {' · '}
            <Link to={`#/ballots/${about}`}>the ballot</Link>
          </>
        )}
      </p>
    </Callout>
  );
}

function ballotOf({ data, type }: OutboxItem): string | null {
  const named = typeof data === 'object' && data !== null && 'ballot' in data ? data.ballot : null;
  return type.startsWith('ballot.') && typeof named === 'string' ? named : null;
}

function ActChoices({ item }: { readonly item: OutboxItem }) {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const { id, fate } = item;
  if (fate.status !== 'held' && fate.status !== 'refused') return null;
  return (
    <>
      <Button
        size="small"
        onPress={() => void request<'outbox-drop'>({ type: 'outbox-drop', ledger, id })}
      >
        {fate.status === 'held' ? 'Drop it' : 'Done with it'}
      </Button>
      {fate.status === 'held' ? (
        <Button
          size="small"
          variant="quiet"
          onPress={() => void request<'outbox-send'>({ type: 'outbox-send', ledger, id })}
        >
          Send it anyway
        </Button>
      ) : null}
    </>
  );
}

function DraftItem({ draft }: { readonly draft: SetAsideDraft }) {
  const state = useAssociation((view) => view.state);
  const { name, to } = documentWords(draft.document, state);
  const { detail } = refusalWords({ code: draft.code, details: draft.details }, state);
  return (
    <Callout tone="warning" title={`Your words in ${name} were set aside`}>
      <p>
        They could not become part of the text, and are kept on this device. {detail}{' '}
        <Link to={to}>Look at them there</Link>
      </p>
      <p className={styles.quiet}>
        Set aside <Time at={draft.at} />
      </p>
    </Callout>
  );
}
