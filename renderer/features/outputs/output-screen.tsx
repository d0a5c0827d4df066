import { useMemo, useState } from 'react';
import { known, type Output } from '../../../shared/rules/index.ts';
import { groupName, said } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useDocument } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause, EmptyState, Link, Page, Stepper } from '../../ui/index.ts';
import { Reading } from '../documents/reading.tsx';
import { DipOfOutput } from '../dips/dip-of-output.tsx';
import { HistorySection } from '../groups/history-section.tsx';
import { useGroupHistory } from '../groups/use-group-history.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { CallVoteDialog } from './call-vote-dialog.tsx';
import { CirculateOutputDialog } from './circulate-output-dialog.tsx';
import { CirculatedSection } from './circulated-section.tsx';
import { Dissents } from './dissents.tsx';
import { DutiesSection } from './duties-section.tsx';
import { NextCallout, type OutputDialog } from './next-callout.tsx';
import { historyOfOutput } from './output-history.ts';
import { outputSteps, stepClauses, type StepOfOutput } from './output-steps.ts';
import { OutputBadges } from './outputs-section.tsx';
import { OwnDissent } from './own-dissent.tsx';
import { SaveOutput } from './save-output.tsx';
import { StuckActs } from './stuck-acts.tsx';
import { TextsSection } from './texts-section.tsx';
import styles from './outputs.module.css';

/** One output, from drafting to the association. */
export function OutputScreen({ output: id }: { readonly output: string }) {
  const output = useAssociation(({ state }) => state.output.get(id) ?? null);
  return output === null ? <UnknownOutput id={id} /> : <KnownOutput output={output} />;
}

function UnknownOutput({ id }: { readonly id: string }) {
  return (
    <Page title="No such output" eyebrow={<Link to={paths.groups}>Groups</Link>}>
      <EmptyState
        title="This device knows no such output"
        action={<Link to={paths.groups}>See all groups</Link>}
      >
        <p>
          The ledger as it is here has no output “{said(id)}”. It may have been started while this
          device was offline: once it has caught up, it shows here.
        </p>
      </EmptyState>
    </Page>
  );
}

function KnownOutput({ output }: { readonly output: Output }) {
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<OutputDialog | null>(null);
  const document = `output/${output.id}`;
  const handle = useDocument(document);
  const history = useGroupHistory(output.twg);
  const items = useMemo(
    () => historyOfOutput(state, output.id, history.items),
    [state, output.id, history.items],
  );
  const close = () => setDialog(null);
  const twg = known(state, 'twg', output.twg);
  return (
    <Page
      title={said(output.title)}
      eyebrow={
        <>
          <Link to={paths.groups}>Groups</Link> ·{' '}
          <Link to={paths.group(output.twg)}>{groupName(state, output.twg)}</Link>
        </>
      }
      actions={
        <>
          <SaveOutput output={output} handle={handle} />
          <OutputBadges output={output} />
        </>
      }
    >
      <Stepper
        label="Stages of an output"
        steps={stepsWithClauses(outputSteps(state, output, items))}
      />
      <StuckActs output={output} />
      <NextCallout output={output} open={setDialog} items={items} />
      <DipOfOutput output={output} />
      <Dissents output={output.id} />
      <Reading
        title="Text"
        document={document}
        handle={handle}
        empty="Nothing is written yet. The members of the group write it together, also offline."
      />
      <TextsSection output={output} handle={handle} />
      {output.stage === 'abandoned' ? null : <DutiesSection output={output} twg={twg} />}
      <CirculatedSection output={output} items={items} />
      <OwnDissent output={output} twg={twg} />
      <HistorySection history={{ ...history, items }} />
      {handle !== null && dialog === 'call-vote' ? (
        <CallVoteDialog output={output} handle={handle} onClose={close} />
      ) : null}
      {handle !== null && dialog === 'approval' ? (
        <ApprovalDialog output={output} handle={handle} onClose={close} />
      ) : null}
      {dialog === 'circulate' ? <CirculateOutputDialog output={output} onClose={close} /> : null}
    </Page>
  );
}

/** The steps with their clauses; where there is little room only that of the current one is shown. */
function stepsWithClauses(steps: readonly StepOfOutput[]) {
  const clauses = stepClauses(steps);
  return steps.map((step, at) => {
    const clause = clauses[at] ?? null;
    if (clause === null) return step;
    return {
      ...step,
      clause: (
        <span className={step.state === 'current' ? undefined : styles.wideOnly}>
          <Clause source={clause.source}>{clause.text}</Clause>
        </span>
      ),
    };
  });
}
