import { useState } from 'react';
import type { HostProblem } from '../../../shared/client/host-messages.ts';
import type { Delivery, ReachTest } from '../../../shared/protocol/outreach-messages.ts';
import { problemWords } from '../../../shared/wording/index.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';
import { Badge, Button } from '../../ui/index.ts';
import { outcomeWords } from './delivery-words.ts';
import styles from './reaching.module.css';

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'done'; readonly delivery: Delivery }
  | { readonly kind: 'problem'; readonly problem: HostProblem };

/** Sends a message to see whether it gets there, and says what became of it. */
export function TestButton(props: {
  readonly test: ReachTest;
  readonly label?: string;
  readonly reason: string | undefined;
}) {
  const host = useHost();
  const ledger = useAssociation((view) => view.association.ledger);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const send = async () => {
    setOutcome({ kind: 'asking' });
    const reply = await host.request<'reach-test'>({
      type: 'reach-test',
      ledger,
      test: props.test,
    });
    setOutcome(
      reply.ok
        ? { kind: 'done', delivery: reply.value }
        : { kind: 'problem', problem: reply.problem },
    );
  };
  return (
    <>
      <Button
        size="small"
        reason={props.reason}
        isPending={outcome.kind === 'asking'}
        onPress={() => void send()}
      >
        {props.label ?? 'Send me a test'}
      </Button>
      <span role="status">
        <Words outcome={outcome} />
      </span>
    </>
  );
}

function Words({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.kind) {
    case 'none':
    case 'asking':
      return null;
    case 'done': {
      const { tone, text } = outcomeWords(outcome.delivery);
      return tone === 'success' ? (
        <Badge tone="success">{text}</Badge>
      ) : (
        <span className={styles.failed}>{text}</span>
      );
    }
    case 'problem': {
      const { detail, way } = problemWords(outcome.problem);
      return (
        <span className={styles.failed}>
          {detail} {way}
        </span>
      );
    }
  }
}
