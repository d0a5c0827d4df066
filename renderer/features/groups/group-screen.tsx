import type { Twg } from '../../../shared/rules/index.ts';
import { clauseOf, counted } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Clause, Disclosure, EmptyState, Link, Page, Stepper } from '../../ui/index.ts';
import { GroupDocuments } from '../documents/group-documents.tsx';
import { TopicsSection } from '../discussions/topics-section.tsx';
import { MeetingsSection } from '../meetings/meetings-section.tsx';
import { OutputsSection } from '../outputs/outputs-section.tsx';
import { UpdatesSection } from '../updates/updates-section.tsx';
import { CharterSection } from './charter-section.tsx';
import { CirculationSection } from './circulation-section.tsx';
import { formationSteps, isProposal } from './formation-steps.ts';
import { ConcludeSection } from './conclusion/conclude-section.tsx';
import { FormedFacts } from './formed-facts.tsx';
import { GroupBallots } from './group-ballots.tsx';
import styles from './groups.module.css';
import { HistorySection } from './history-section.tsx';
import { InterestSection } from './interest-section.tsx';
import { NextCallout } from './next-callout.tsx';
import { PeopleSection } from './people-section.tsx';
import { SaveGroupButton } from './save-group-button.tsx';
import { StageBadge } from './stage-badge.tsx';
import { useGroupHistory } from './use-group-history.ts';
import { groupWaits } from './waiting/waiting-for.ts';
import { WaitsFor } from './waiting/waits-for.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

/** One working group, from its proposal to what it hands over. */
export function GroupScreen({ twg: id }: { readonly twg: string }) {
  const twg = useAssociation((view) => view.state.twg.get(id) ?? null);
  return twg === null ? <UnknownGroup id={id} /> : <KnownGroup twg={twg} />;
}

export function UnknownGroup({ id }: { readonly id: string }) {
  return (
    <Page title="No such group" eyebrow={<Link to={paths.groups}>Groups</Link>}>
      <EmptyState
        title="This device knows no such group"
        action={<Link to={paths.groups}>See all groups</Link>}
      >
        <p>
          The ledger as it is here has no group “{id}”. It may have been proposed while this device
          was offline: once it has caught up, the group shows here.
        </p>
      </EmptyState>
    </Page>
  );
}

function KnownGroup({ twg }: { readonly twg: Twg }) {
  const history = useGroupHistory(twg.id);
  const isFormed = !isProposal(twg.stage);
  return (
    <Page
      title={twg.name}
      eyebrow={<Link to={paths.groups}>Groups</Link>}
      actions={
        <>
          <SaveGroupButton twg={twg.id} />
          <StageBadge stage={twg.stage} />
        </>
      }
    >
      <Stepper label="Stages of a group" steps={formationSteps(twg).map(withClause)} />
      <NextCallout twg={twg} />
      {isFormed ? <GroupWaits twg={twg} /> : null}
      {isFormed ? <FormedFacts twg={twg} /> : null}
      <CharterSection twg={twg} history={history} />
      <PeopleSection twg={twg} />
      {isFormed ? null : <CirculationSection twg={twg} />}
      {isFormed ? <OutputsSection twg={twg} /> : null}
      {isFormed ? <TopicsSection twg={twg} /> : null}
      {isFormed ? <MeetingsSection twg={twg} /> : null}
      {isFormed ? <UpdatesSection twg={twg} history={history} /> : null}
      <GroupDocuments twg={twg} />
      <GroupBallots twg={twg} />
      <InterestSection twg={twg} />
      <HistorySection history={history} />
      {twg.stage === 'formed' ? <ConcludeSection twg={twg} /> : null}
      {isFormed || twg.stage === 'withdrawn' ? null : (
        <div>
          <WithdrawButton twg={twg} />
        </div>
      )}
    </Page>
  );
}

/** Everything that is to be done, by whom; the callout above names the first of it. */
function GroupWaits({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const waits = groupWaits(state, twg, now);
  if (waits.length === 0) return null;
  return (
    <Disclosure
      summary={`${counted(waits.length, 'thing', 'things')} that it waits for, and who can move ${waits.length === 1 ? 'it' : 'each'}`}
    >
      <WaitsFor
        waits={waits}
        label="What the group waits for"
        nothing="Nothing is asked of anybody now."
      />
    </Disclosure>
  );
}

function withClause(step: ReturnType<typeof formationSteps>[number]) {
  const { text, source } = clauseOf(`twg.${step.id}`);
  // Where there is little room only the clause of the step that the group is at is shown.
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
