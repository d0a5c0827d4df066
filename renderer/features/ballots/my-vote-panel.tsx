/** Where my vote stands: what is counted, and, apart from it, what waits. */

import type { Ballot } from '../../../shared/rules/index.ts';
import { CHOICES, refusalWords } from '../../../shared/wording/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Button, Callout, Link, Time, timeWords } from '../../ui/index.ts';
import { shortHash } from './exact-text.ts';
import { waitingWords, type CountedForMe, type MyVote, type WaitingAct } from './my-vote.ts';
import { useReceipt, type Receipt } from './use-receipt.ts';
import styles from './ballots.module.css';

export function MyVotePanel({ ballot, mine }: { readonly ballot: Ballot; readonly mine: MyVote }) {
  const me = useAssociation((view) => view.me.person);
  const receipt = useReceipt(ballot.id, me, mine);
  const { counted, waiting } = mine;
  return (
    <div className={styles.mine} aria-live="polite">
      {counted === null ? null : <Counted counted={counted} receipt={receipt} />}
      {waiting.map((each) => (
        <Waiting key={each.item.id} ballot={ballot} waiting={each} counted={counted} />
      ))}
      {counted === null && waiting.length === 0 ? <NotVoted ballot={ballot} mine={mine} /> : null}
    </div>
  );
}

function NotVoted({ ballot, mine }: { readonly ballot: Ballot; readonly mine: MyVote }) {
  if (mine.roll === 'off') {
    return <p>You are not on the roll of this ballot: you can read it, but not vote.</p>;
  }
  return ballot.status === 'open' ? <p>You have not voted yet.</p> : <p>You did not vote.</p>;
}

function Counted(props: { readonly counted: CountedForMe; readonly receipt: Receipt | null }) {
  const { counted, receipt } = props;
  const title =
    counted.kind === 'vote'
      ? `Your vote is counted: ${CHOICES[counted.vote.choice]}`
      : 'You are recused';
  return (
    <Callout tone="success" title={title}>
      {receipt === null ? (
        <p>
          In the ledger since{' '}
          <Time at={counted.kind === 'vote' ? counted.vote.at : counted.recusal.at} />.
        </p>
      ) : (
        <ReceiptLine receipt={receipt} />
      )}
    </Callout>
  );
}

function ReceiptLine({ receipt }: { readonly receipt: Receipt }) {
  const { seq, at, head } = receipt;
  return (
    <>
      <p>
        Receipt: <Link to={`#/ledger/${seq}`}>entry {seq}</Link>, <Time at={at} />, head{' '}
        <code title={head}>{shortHash(head)}…</code>
      </p>
      <CopyButton
        size="small"
        text={`entry ${seq}\nat ${new Date(at).toISOString()}\nhead ${head}\n`}
        label="Copy receipt"
      />
    </>
  );
}

function Waiting(props: {
  readonly ballot: Ballot;
  readonly waiting: WaitingAct;
  readonly counted: CountedForMe | null;
}) {
  const { ballot, waiting, counted } = props;
  const now = useNow();
  const state = useAssociation((view) => view.state);
  const { fate, act } = waiting;
  const settled = fate.status === 'held' || fate.status === 'refused';
  const refusal = settled ? refusalWords(fate.refusal, state) : null;
  const words = waitingWords({
    ballot,
    now,
    time: timeWords,
    waiting,
    refusal: refusal === null ? '' : `${refusal.detail} ${refusal.way}`,
  });
  return (
    <Callout
      tone={words.tone}
      title={act.type === 'ballot.cast' ? `${words.title}: ${CHOICES[act.choice]}` : words.title}
      action={<WaitingActions waiting={waiting} />}
    >
      <p>{words.detail}</p>
      {counted === null || act.type === 'ballot.withdraw' ? null : (
        <p>Until then, what is counted above stands.</p>
      )}
      {fate.status === 'accepted' ? <ReceiptLine receipt={fate.receipt} /> : null}
    </Callout>
  );
}

/** What can be done about an act that goes no further by itself. */
function WaitingActions({ waiting }: { readonly waiting: WaitingAct }) {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const { item, fate } = waiting;
  const { id } = item;
  const drop = () => void request<'outbox-drop'>({ type: 'outbox-drop', ledger, id });
  const send = () => void request<'outbox-send'>({ type: 'outbox-send', ledger, id });
  switch (fate.status) {
    case 'queued':
    case 'sent':
    case 'accepted':
      return null;
    case 'problem':
      return (
        <Button size="small" onPress={drop}>
          Take it back
        </Button>
      );
    case 'refused':
      return (
        <Button size="small" onPress={drop}>
          Done with it
        </Button>
      );
    case 'held':
      return (
        <>
          <Button size="small" onPress={drop}>
            Drop it
          </Button>
          <Button size="small" variant="quiet" onPress={send}>
            Send it anyway
          </Button>
        </>
      );
  }
}
