import { useMemo } from 'react';
import { latestBallot, type Ballot, type Output } from '../../../shared/rules/index.ts';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import { CHANGES, labelOf, OUTCOMES } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import {
  Disclosure,
  Link,
  Section,
  Spinner,
  TextComparison,
  Time,
  sectionStyles,
} from '../../ui/index.ts';
import { shortHash } from '../ballots/exact-text.ts';
import { useExactText } from '../ballots/use-exact-text.ts';
import { useSettledText } from '../documents/files/use-settled-text.ts';

/** The texts that were voted on, and what has changed since the group voted. */
export function TextsSection(props: {
  readonly output: Output;
  readonly handle: DocumentHandle | null;
}) {
  const { output, handle } = props;
  const state = useAssociation((view) => view.state);
  const ballots = [
    latestBallot(state, 'output-proceed', output.id),
    latestBallot(state, 'output-approval', output.id),
  ].filter((ballot) => ballot !== undefined);
  if (ballots.length === 0) return null;
  return (
    <Section title="Votes on it">
      <ul className={sectionStyles.list}>
        {ballots.map((ballot) => (
          <li key={ballot.id} className={sectionStyles.item}>
            <VotedText ballot={ballot} />
          </li>
        ))}
      </ul>
      <p className={sectionStyles.quiet}>
        Earlier ones, and every version of the text, are among the{' '}
        <Link to={paths.document(`output/${output.id}`)}>document’s versions</Link>.
      </p>
      {output.groupText === null || handle === null ? null : (
        <SinceGroup output={output} handle={handle} groupText={output.groupText} />
      )}
    </Section>
  );
}

function VotedText({ ballot }: { readonly ballot: Ballot }) {
  const { kind, outcome, closedAt, textSha256, changes, id } = ballot;
  const whose = kind === 'output-proceed' ? 'The group’s vote' : 'The TSC’s vote';
  return (
    <>
      <div className={sectionStyles.itemHead}>
        <Link to={paths.ballot(id)} className={sectionStyles.title}>
          {whose}: {outcome === null ? 'open' : labelOf(OUTCOMES, outcome).toLowerCase()}
        </Link>
        {closedAt === null ? null : (
          <span className={sectionStyles.quiet}>
            <Time at={closedAt} />
          </span>
        )}
      </div>
      <p className={sectionStyles.quiet}>
        On the text with SHA-256 <code title={textSha256}>{shortHash(textSha256)}…</code>
        {changes === null ? null : `; stated: ${labelOf(CHANGES, changes).toLowerCase()}`}
      </p>
    </>
  );
}

/** What was edited since the group voted to proceed: mostly by the TSC, in its review. */
function SinceGroup(props: {
  readonly output: Output;
  readonly handle: DocumentHandle;
  readonly groupText: string;
}) {
  const { output, handle, groupText } = props;
  return (
    <Disclosure
      summary={
        output.stage === 'drafting'
          ? 'What changed since the group last voted to proceed'
          : 'What the review changed since the group’s vote'
      }
      isOpen={output.stage === 'tsc-review'}
    >
      <Difference handle={handle} groupText={groupText} />
    </Disclosure>
  );
}

function Difference({
  handle,
  groupText,
}: {
  readonly handle: DocumentHandle;
  readonly groupText: string;
}) {
  const source = useMemo(() => handle.doc.getText(TEXT_ROOT), [handle.doc]);
  const now = useSettledText(source);
  const was = useExactText(groupText);
  if (was.status === 'loading') return <Spinner />;
  if (was.status !== 'verified')
    return <p>It cannot be shown: the text that the group voted for is not on this device yet.</p>;
  return (
    <TextComparison
      before={was.text}
      after={now}
      beforeLabel="the text that the group voted for"
      afterLabel="the document as it is now"
    />
  );
}
