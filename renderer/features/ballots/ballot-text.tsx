/** The exact text that is voted on, and what has changed in it. */

import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Ballot } from '../../../shared/rules/index.ts';
import { MarkdownView, useAttachments } from '../../markdown/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import {
  Button,
  Callout,
  Icon,
  Link,
  PlainMarkdown,
  Section,
  Select,
  Spinner,
  TextComparison,
  visibleText,
} from '../../ui/index.ts';
import { comparisonsOf, type Comparison } from './comparisons.ts';
import { shortHash, type ExactText } from './exact-text.ts';
import { RulebookChangeTable } from './rulebook-change-table.tsx';
import { useExactText } from './use-exact-text.ts';
import styles from './ballots.module.css';

export function BallotText({
  ballot,
  exact,
}: {
  readonly ballot: Ballot;
  readonly exact: ExactText;
}) {
  return (
    <Section title="The exact text">
      <Provenance ballot={ballot} exact={exact} />
      {ballot.rulebookChange === null ? null : (
        <RulebookChangeTable change={ballot.rulebookChange} />
      )}
      <TextItself ballot={ballot} exact={exact} />
    </Section>
  );
}

/** By what one knows that this is the text. */
function Provenance({ ballot, exact }: { readonly ballot: Ballot; readonly exact: ExactText }) {
  const { textSha256 } = ballot;
  return (
    <div className={styles.provenance}>
      <span>
        SHA-256 <code title={textSha256}>{shortHash(textSha256)}…</code>
      </span>
      {exact.status === 'verified' ? (
        <span className={styles.checked}>
          <Icon of={CircleCheck} /> checked on this device
        </span>
      ) : null}
      <CopyButton size="small" text={textSha256} label="Copy hash" />
    </div>
  );
}

function TextItself({ ballot, exact }: { readonly ballot: Ballot; readonly exact: ExactText }) {
  switch (exact.status) {
    case 'loading':
      return <Spinner>Fetching the text…</Spinner>;
    case 'missing':
      return (
        <Callout tone="warning" title="The text is not on this device yet">
          It is fetched as soon as the relay can be reached. Until you have it, you cannot vote.
        </Callout>
      );
    case 'wrong':
      return (
        <Callout tone="danger" title="This is not the text that is voted on" role="alert">
          What came has the hash <code>{shortHash(exact.actual)}…</code>, and is not shown. Do not
          vote; tell the secretariat, and whoever runs the relay.
        </Callout>
      );
    case 'verified':
      return <VerifiedText ballot={ballot} text={exact.text} />;
  }
}

type Reading = 'exact' | 'formatted';

/** As it is, to the character: that is what is voted on. It may be read set out as well. */
function VerifiedText({ ballot, text }: { readonly ballot: Ballot; readonly text: string }) {
  const [reading, read] = useState<Reading>('exact');
  const ledger = useAssociation((view) => view.association.ledger);
  const images = useAttachments(ledger);
  if (ballot.kind === 'rulebook-change') {
    return (
      <div className={styles.paper} tabIndex={0} role="group" aria-label="The text voted on">
        <pre className={styles.json}>{visibleText(text)}</pre>
      </div>
    );
  }
  const formatted = reading === 'formatted';
  return (
    <>
      <div className={styles.provenance}>
        <Button size="small" onPress={() => read(formatted ? 'exact' : 'formatted')}>
          {formatted ? 'Show the exact text' : 'Read it formatted'}
        </Button>
        {formatted ? <span>What is voted on is the exact text that this is made from.</span> : null}
      </div>
      <div
        className={styles.paper}
        tabIndex={0}
        role="group"
        aria-label={formatted ? 'The text, formatted' : 'The text voted on'}
      >
        {formatted ? <MarkdownView source={text} images={images} /> : <PlainMarkdown text={text} />}
      </div>
    </>
  );
}

/** Beside the text: what is different from what people decided on before. */
export function BallotChanges({
  ballot,
  exact,
}: {
  readonly ballot: Ballot;
  readonly exact: ExactText;
}) {
  const state = useAssociation((view) => view.verified);
  const comparisons = comparisonsOf(ballot, state);
  const [chosen, choose] = useState<string | null>(null);
  const comparison = comparisons.find(({ ballot }) => ballot === chosen) ?? comparisons[0];
  const before = useExactText(comparison?.textSha256 ?? null);
  if (comparison === undefined) return null;
  return (
    <Section title="What changed">
      {comparisons.length === 1 ? (
        <p>
          Compared with: {lowerFirst(comparison.label)} (
          <Link to={`#/ballots/${comparison.ballot}`}>that ballot</Link>).
        </p>
      ) : (
        <Select
          label="Compared with"
          items={comparisons.map(({ ballot, label }) => ({ id: ballot, label }))}
          value={comparison.ballot}
          onChange={choose}
        />
      )}
      <Changes before={before} after={exact} comparison={comparison} sha256={ballot.textSha256} />
    </Section>
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function Changes(props: {
  readonly before: ExactText;
  readonly after: ExactText;
  readonly comparison: Comparison;
  readonly sha256: string;
}) {
  const { before, after, comparison, sha256 } = props;
  if (comparison.textSha256 === sha256) {
    return <p>Nothing: it is the same text, to the byte.</p>;
  }
  if (before.status === 'loading' || after.status === 'loading') return <Spinner />;
  if (before.status !== 'verified' || after.status !== 'verified') {
    return <p>The difference cannot be shown: one of the two texts is not on this device.</p>;
  }
  return (
    <TextComparison
      before={before.text}
      after={after.text}
      beforeLabel={lowerFirst(comparison.label)}
      afterLabel="the text that is voted on"
    />
  );
}
