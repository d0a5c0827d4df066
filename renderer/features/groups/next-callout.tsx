import { listed } from '../../../shared/wording/index.ts';
import { CalendarClock, Send, Users, Vote } from 'lucide-react';
import { useState } from 'react';
import { interestOf, isFacilitator, type State, type Twg } from '../../../shared/rules/index.ts';
import { goTo, paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Button, Icon, sectionStyles } from '../../ui/index.ts';
import { showUpdates } from '../updates/show-updates.ts';
import { CirculateDialog } from './circulate-dialog.tsx';
import { ClockLine } from './clock-line.tsx';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { lastVoteNote } from './last-vote.ts';
import { MembersDialog } from './members-dialog.tsx';
import { namesOf } from './names-of.ts';
import { moversOf, nextStepOf, type Movers, type NextStep } from './next-step.ts';
import { stepWords } from './next-step-words.ts';
import { AppointButton } from './people/appoint-button.tsx';
import { ballotIdFor, PresentDialog } from './present-dialog.tsx';
import { showInterest } from './show-interest.ts';

type OpenDialog = 'none' | 'circulate' | 'members' | 'present';

/** What happens next, until when, who can move it, and the act that does. */
export function NextCallout({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const step = nextStepOf(state, twg, now);
  const words = stepWords(step, now);
  const lastVote = lastVoteNote(state, twg);
  const who = moversWords(state, moversOf(twg, step));
  const close = () => setDialog('none');
  return (
    <section className={sectionStyles.next} aria-label="What happens next">
      <h2>What happens next</h2>
      <p>{words.next}</p>
      {lastVote === null ? null : <p>{lastVote}</p>}
      {words.clock === null ? null : (
        <p className={sectionStyles.clock}>
          <Icon of={CalendarClock} />
          <span>
            <ClockLine clock={words.clock} />
          </span>
        </p>
      )}
      {who === null ? null : <p className={sectionStyles.quiet}>{who}</p>}
      <div className={sectionStyles.buttons}>
        <NextActions twg={twg} step={step} open={setDialog} />
      </div>
      {dialog === 'circulate' ? <CirculateDialog twg={twg} onClose={close} /> : null}
      {dialog === 'members' ? <MembersDialog twg={twg} onClose={close} /> : null}
      {dialog === 'present' ? <PresentDialog twg={twg} onClose={close} /> : null}
    </section>
  );
}

function moversWords(state: State, movers: Movers): string | null {
  switch (movers.kind) {
    case 'persons': {
      const names = namesOf(state, movers.persons);
      return names.length === 0 ? null : `Up to ${listed(names, 'or')}.`;
    }
    case 'body': {
      const seated = state.association?.[movers.body] ?? [];
      const body = movers.body === 'tsc' ? 'the Technical Steering Committee' : 'the secretariat';
      return `Up to ${body}: ${listed(namesOf(state, seated))}.`;
    }
    case 'nobody':
      return null;
  }
}

interface ActionProps {
  readonly twg: Twg;
  readonly step: NextStep;
  readonly open: (dialog: OpenDialog) => void;
}

function NextActions({ twg, step, open }: ActionProps) {
  switch (twg.stage) {
    case 'draft':
      return (
        <>
          <OpenProposal twg={twg} />
          <CirculateButton twg={twg} open={open} />
        </>
      );
    case 'circulating':
      return (
        <>
          <MembersButton twg={twg} step={step} open={open} />
          <PresentButton twg={twg} step={step} open={open} />
          <InterestButton twg={twg} />
        </>
      );
    case 'declined':
      return <OpenProposal twg={twg} />;
    case 'formed':
      if (step.kind === 'appoint-facilitator') return <AppointButton twg={twg} />;
      if (step.kind === 'update') return <Button onPress={showUpdates}>Go to the updates</Button>;
      return <BallotButton step={step} />;
    case 'voting':
      return <BallotButton step={step} />;
    case 'concluded':
    case 'withdrawn':
      return null;
  }
}

const OpenProposal = ({ twg }: { readonly twg: Twg }) => (
  <Button onPress={() => goTo(paths.proposal(twg.id))}>Open the proposal</Button>
);

function CirculateButton({ twg, open }: Omit<ActionProps, 'step'>) {
  const rulebook = useAssociation((view) => view.state.association?.rulebook);
  const channels = (rulebook?.circulationChannels ?? []).map((kind) => ({ kind, name: 'any' }));
  return (
    <ForeseenButton
      type="proposal.circulate"
      check={{ twg: twg.id, channels, days: rulebook?.circulationDays.max ?? 0 }}
      variant="primary"
      icon={<Icon of={Send} />}
      onPress={() => open('circulate')}
    >
      Circulate…
    </ForeseenButton>
  );
}

function MembersButton({ twg, step, open }: ActionProps) {
  // A roster of the facilitators alone is refused for no reason but who asks, or their interest.
  const facilitators = twg.facilitators.map((person, index) => ({
    person,
    role: index === 0 ? 'facilitator' : 'co-facilitator',
  }));
  return (
    <ForeseenButton
      type="members.choose"
      check={{ twg: twg.id, roster: facilitators }}
      allow="no-interest"
      variant={step.kind === 'present' ? 'secondary' : 'primary'}
      icon={<Icon of={Users} />}
      onPress={() => open('members')}
    >
      Choose members…
    </ForeseenButton>
  );
}

/** For who has no part in it yet: where to say that one would take part. */
function InterestButton({ twg }: { readonly twg: Twg }) {
  const isIn = useAssociation(
    ({ state, me }) =>
      isFacilitator(twg, me.person) || interestOf(state, twg.id, me.person) !== undefined,
  );
  return isIn ? null : <Button onPress={showInterest}>How to take part</Button>;
}

const NOT_PRESENTABLE = {
  'facilitator-count':
    'Members are chosen first, with the proposal’s facilitators among them. Then it can be presented.',
};

function PresentButton({ twg, step, open }: ActionProps) {
  const state = useAssociation((view) => view.state);
  return (
    <ForeseenButton
      type="proposal.present"
      check={{ twg: twg.id, ballot: ballotIdFor(state, twg) }}
      meanings={NOT_PRESENTABLE}
      variant={step.kind === 'present' ? 'primary' : 'secondary'}
      icon={<Icon of={Vote} />}
      onPress={() => open('present')}
    >
      Present to the TSC…
    </ForeseenButton>
  );
}

function BallotButton({ step }: { readonly step: NextStep }) {
  if (step.kind !== 'vote' && step.kind !== 'vote-on-charter') return null;
  return (
    <Button
      variant="primary"
      icon={<Icon of={Vote} />}
      onPress={() => goTo(paths.ballot(step.ballot))}
    >
      Open the ballot
    </Button>
  );
}
