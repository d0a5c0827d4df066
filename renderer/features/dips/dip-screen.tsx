import { useMemo, useState } from 'react';
import type { Output } from '../../../shared/rules/index.ts';
import { clauseOf, DIP_STATUSES, groupName, said } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Clause, EmptyState, Link, Page, Stepper } from '../../ui/index.ts';
import { HistorySection } from '../groups/history-section.tsx';
import { useGroupHistory } from '../groups/use-group-history.ts';
import { Dissents } from '../outputs/dissents.tsx';
import { ConcernsSection } from './concerns-section.tsx';
import { DipDialogs, type DipDialog } from './dip-dialogs.tsx';
import { historyOfDip } from './dip-history.ts';
import { rejectedBy } from './dip-facts.ts';
import { dipSteps, type StepOfDip } from './dip-steps.ts';
import styles from './dips.module.css';
import { FactsSection } from './facts-section.tsx';
import { LastCallSection } from './last-call-section.tsx';
import { NextCallout } from './next-callout.tsx';
import { NextCommitSection } from './repository/next-commit-section.tsx';
import { SubmitSection } from './repository/submit-section.tsx';
import { TextsSection } from './texts-section.tsx';
import { VotesSection } from './votes-section.tsx';
import { WorkstreamsSection } from './workstreams-section.tsx';

/** One DIP, from the TSC's approval to Final. */
export function DipScreen({ output: id }: { readonly output: string }) {
  const output = useAssociation(({ state }) => state.output.get(id) ?? null);
  return output === null || output.kind !== 'dip' ? (
    <NoDip id={id} output={output} />
  ) : (
    <KnownDip output={output} />
  );
}

function NoDip({ id, output }: { readonly id: string; readonly output: Output | null }) {
  return (
    <Page title="No such DIP" eyebrow={<Link to={paths.dips}>DIPs</Link>}>
      <EmptyState
        title={output === null ? 'This device knows no such DIP' : 'This output is no DIP'}
        action={
          output === null ? (
            <Link to={paths.dips}>See all DIPs</Link>
          ) : (
            <Link to={paths.output(output.id)}>{said(output.title)}</Link>
          )
        }
      >
        <p>
          {output === null
            ? `The ledger as it is here has no output “${said(id)}”. It may have been started while this device was offline: once it has caught up, it shows here.`
            : 'Only a DIP enters the DIP process. Others are circulated within the association.'}
        </p>
      </EmptyState>
    </Page>
  );
}

/** A DIP that can be submitted, again or for the first time, or that is being improved for it. */
const BEFORE_SUBMITTING: ReadonlySet<string> = new Set(['denied', 'withdrawn']);

function KnownDip({ output }: { readonly output: Output }) {
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<DipDialog | null>(null);
  const history = useGroupHistory(output.twg);
  const items = useMemo(
    () => historyOfDip(state, output.id, history.items),
    [state, output.id, history.items],
  );
  const dip = state.dip.get(output.id);
  const number = dip?.number ?? null;
  return (
    <Page
      title={`${number === null ? '' : `DIP ${number}: `}${said(output.title)}`}
      eyebrow={
        <>
          <Link to={paths.dips}>DIPs</Link> ·{' '}
          <Link to={paths.group(output.twg)}>{groupName(state, output.twg)}</Link> ·{' '}
          <Link to={paths.output(output.id)}>Output</Link>
        </>
      }
      actions={
        <Badge tone="accent">
          {dip === undefined ? 'Not submitted' : DIP_STATUSES[dip.status]}
        </Badge>
      }
    >
      <Stepper
        label="The way of a DIP"
        steps={dipSteps(dip ?? null, rejectedBy(state, output.id)).map(withClause)}
      />
      <NextCallout output={output} items={items} open={setDialog} />
      {dip === undefined || BEFORE_SUBMITTING.has(dip.status) ? (
        <SubmitSection output={output.id} />
      ) : null}
      {dip === undefined ? (
        <Dissents output={output.id} />
      ) : (
        <>
          <FactsSection output={output} dip={dip} onAssign={() => setDialog('assign')} />
          <NextCommitSection output={output.id} />
          <LastCallSection output={output} dip={dip} />
          <ConcernsSection output={output} dip={dip} />
          <WorkstreamsSection output={output} dip={dip} />
          <Dissents output={output.id} />
          <TextsSection
            output={output}
            dip={dip}
            items={items}
            onRevise={() => setDialog('revise')}
          />
        </>
      )}
      <VotesSection output={output.id} />
      <HistorySection history={{ ...history, items }} />
      {dip === undefined ? null : (
        <DipDialogs output={output} dip={dip} dialog={dialog} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

function withClause(step: StepOfDip) {
  const { text, source } = clauseOf(step.clause);
  // Where there is little room only the clause of the step that the DIP is at is shown.
  const isHere = step.state === 'current' || step.state === 'failed';
  return {
    ...step,
    clause: (
      <span className={isHere ? undefined : styles.wideOnly}>
        <Clause source={source}>{text}</Clause>
      </span>
    ),
  };
}
