import { CalendarClock } from 'lucide-react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { Output } from '../../../shared/rules/index.ts';
import { personName, said } from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { goTo, paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Button, Icon, Time, sectionStyles } from '../../ui/index.ts';
import { ReasonedAct } from '../ballots/reasoned-act.tsx';
import { nextOnOutput } from './next-on-output.ts';
import styles from './outputs.module.css';
import { turnedBack } from './turned-back.ts';
import { useWhoCan } from './who-can.ts';
import { PLACEHOLDER_ID, PLACEHOLDER_SHA256 } from '../../app/placeholder-data.ts';

export type OutputDialog = 'call-vote' | 'approval' | 'circulate';

interface NextProps {
  readonly output: Output;
  readonly open: (dialog: OutputDialog) => void;
}

interface NextCalloutProps extends NextProps {
  /** Its acts, newest first. */
  readonly items: readonly HistoryItem[];
}

/** What happens next, until when, who can move it, and the acts that do. */
export function NextCallout({ output, open, items }: NextCalloutProps) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const next = nextOnOutput(state, output, now);
  const turned = turnedBack(output, items);
  return (
    <section className={sectionStyles.next} aria-label="What happens next">
      <h2>{next.title}</h2>
      {next.before === null ? null : <p>{next.before}</p>}
      {turned === null ? null : (
        <p className={styles.opinion}>
          {personName(state, turned.by)}: “{said(turned.reason)}”
        </p>
      )}
      <p>{next.text}</p>
      {next.clock === null ? null : (
        <p className={sectionStyles.quiet}>
          <Icon of={CalendarClock} /> {next.clock.words} <Time at={next.clock.at} relative />
        </p>
      )}
      {next.who === null ? null : (
        <p className={sectionStyles.quiet}>It can be moved on by {next.who}.</p>
      )}
      <div className={sectionStyles.buttons}>
        {next.ballot === null ? null : (
          <Button variant="primary" onPress={() => goTo(paths.ballot(next.ballot ?? ''))}>
            Open the ballot
          </Button>
        )}
        <Actions output={output} open={open} />
      </div>
    </section>
  );
}

function Actions({ output, open }: NextProps) {
  switch (output.stage) {
    case 'drafting':
      return (
        <>
          <CallVote output={output} open={open} />
          <Abandon output={output} />
        </>
      );
    case 'tsc-review':
      return (
        <>
          <AskApproval output={output} open={open} />
          <Return output={output} />
          <Abandon output={output} />
        </>
      );
    case 'approved':
      return (
        <>
          <Circulate output={output} open={open} />
          <Reopen output={output} />
          <Abandon output={output} />
        </>
      );
    case 'circulated':
      return <Reopen output={output} />;
    case 'twg-vote':
    case 'tsc-vote':
    case 'abandoned':
      return null;
  }
}

function CallVote({ output, open }: NextProps) {
  return (
    <ForeseenButton
      type="output.call-vote"
      check={{ output: output.id, ballot: PLACEHOLDER_ID, textSha256: PLACEHOLDER_SHA256 }}
      meanings={useWhoCan(output)}
      variant="primary"
      onPress={() => open('call-vote')}
    >
      Call the group’s vote…
    </ForeseenButton>
  );
}

function AskApproval({ output, open }: NextProps) {
  return (
    <ForeseenButton
      type="output.request-approval"
      check={{
        output: output.id,
        ballot: PLACEHOLDER_ID,
        textSha256: PLACEHOLDER_SHA256,
        changes: 'editorial',
      }}
      meanings={useWhoCan(output)}
      variant="primary"
      onPress={() => open('approval')}
    >
      Ask the TSC to approve…
    </ForeseenButton>
  );
}

function Circulate({ output, open }: NextProps) {
  return (
    <ForeseenButton
      type="output.circulate"
      check={{ output: output.id, channels: [{ kind: 'email', name: 'any' }] }}
      meanings={useWhoCan(output)}
      variant="primary"
      onPress={() => open('circulate')}
    >
      Circulate it…
    </ForeseenButton>
  );
}

const Return = ({ output }: { readonly output: Output }) => (
  <ReasonedAct
    type="output.return"
    data={{ output: output.id }}
    label="Return it to the group"
    reasonLabel="Why it goes back"
  >
    <p>
      The output goes back to drafting, with the text as it is now. The group has to vote again
      before the TSC can be asked. This is the way where the review changed what it says.
    </p>
  </ReasonedAct>
);

const Reopen = ({ output }: { readonly output: Output }) => (
  <ReasonedAct
    type="output.reopen"
    data={{ output: output.id }}
    label="Reopen the output"
    variant="quiet"
    reasonLabel="Why it has to change"
  >
    <p>
      Its approval does not hold any more: it goes back to review by the TSC, which has to approve
      it anew.
    </p>
  </ReasonedAct>
);

const Abandon = ({ output }: { readonly output: Output }) => (
  <ReasonedAct
    type="output.abandon"
    data={{ output: output.id }}
    label="Abandon the output"
    variant="quiet"
    reasonLabel="Why it is given up"
  >
    <p>
      Work on it ends for good; what was written and voted stays readable. A new output would have
      to be started.
    </p>
  </ReasonedAct>
);
