import { CalendarClock } from 'lucide-react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { DipStatus, Output } from '../../../shared/rules/index.ts';
import { sentenceOf } from '../../../shared/wording/index.ts';
import { goTo, paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Button, Icon, Time, sectionStyles } from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import { DipActButton, ReasonedDipAct } from './dip-act.tsx';
import type { DipDialog } from './dip-dialogs.tsx';
import { latestAct } from './dip-history.ts';
import { nextOnDip } from './next-on-dip.ts';

interface NextProps {
  readonly output: Output;
  /** The acts about the DIP, the newest first. */
  readonly items: readonly HistoryItem[];
  readonly open: (dialog: DipDialog) => void;
}

/** What a DIP waits for, until when, who can move it, and the acts that do. */
export function NextCallout({ output, items, open }: NextProps) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const next = nextOnDip(state, output, now);
  const dip = state.dip.get(output.id);
  const why = dip === undefined ? null : latestAct(items, ...(WHY[dip.status] ?? []));
  return (
    <section className={sectionStyles.next} aria-label="What happens next">
      <h2>{next.title}</h2>
      {why === null ? null : <p>{sentenceOf(why, state)}</p>}
      {next.before === null ? null : <p>{next.before}</p>}
      <p>{next.text}</p>
      {next.clock === null ? null : (
        <p className={sectionStyles.clock}>
          <Icon of={CalendarClock} />
          <span>
            {next.clock.words} <Time at={next.clock.at} relative />
          </span>
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
        {dip === undefined ? null : <Actions output={output} dip={dip} open={open} />}
      </div>
    </section>
  );
}

/** The act whose reason tells why a DIP is where it is. */
const WHY: { readonly [S in DipStatus]?: readonly string[] } = {
  denied: ['dip.deny'],
  rejected: ['dip.reject'],
  withdrawn: ['dip.withdraw'],
  deprecated: ['dip.deprecate'],
};

interface ActionsProps extends DipPart {
  readonly open: (dialog: DipDialog) => void;
}

function Actions(props: ActionsProps) {
  const { output, dip } = props;
  switch (dip.status) {
    case 'submitted':
      return (
        <>
          <Assign {...props} />
          <Merge {...props} />
          <Deny output={output} dip={dip} />
          <Withdraw output={output} dip={dip} />
        </>
      );
    case 'draft':
      return (
        <>
          <Assign {...props} />
          <Call {...props} />
          <Withdraw output={output} dip={dip} />
        </>
      );
    case 'last-call':
      return (
        <>
          <Assign {...props} />
          {dip.ballot === null ? <Ask {...props} /> : null}
          <Reject output={output} dip={dip} />
          <Withdraw output={output} dip={dip} />
        </>
      );
    case 'accepted':
      return (
        <>
          <Assign {...props} />
          <Finalize {...props} />
          <Reopen output={output} dip={dip} />
          <Deprecate output={output} dip={dip} />
        </>
      );
    case 'final':
      return <Deprecate output={output} dip={dip} />;
    case 'denied':
    case 'withdrawn':
    case 'rejected':
      return <Button onPress={() => goTo(paths.output(output.id))}>Go to its output</Button>;
    case 'deprecated':
      return null;
  }
}

/** First of all, where nobody manages it; otherwise it stands beside the manager's name. */
function Assign({ output, dip, open }: ActionsProps) {
  if (dip.manager !== null) return null;
  return (
    <DipActButton
      type="dip.assign-manager"
      output={output}
      dip={dip}
      variant="primary"
      onPress={() => open('assign')}
    >
      Assign a manager…
    </DipActButton>
  );
}

const main = ({ dip }: DipPart) => (dip.manager === null ? 'secondary' : 'primary');

const Merge = ({ output, dip, open }: ActionsProps) => (
  <DipActButton
    type="dip.merge"
    output={output}
    dip={dip}
    variant={main({ output, dip })}
    onPress={() => open('merge')}
  >
    Merge it as a draft…
  </DipActButton>
);

const Call = ({ output, dip, open }: ActionsProps) => (
  <DipActButton
    type="dip.last-call"
    output={output}
    dip={dip}
    variant={main({ output, dip })}
    onPress={() => open('last-call')}
  >
    Start the last call…
  </DipActButton>
);

const Ask = ({ output, dip, open }: ActionsProps) => (
  <DipActButton
    type="dip.request-acceptance"
    output={output}
    dip={dip}
    variant={main({ output, dip })}
    onPress={() => open('acceptance')}
  >
    Ask the TSC to accept it…
  </DipActButton>
);

const Finalize = ({ output, dip, open }: ActionsProps) => (
  <DipActButton
    type="dip.finalize"
    output={output}
    dip={dip}
    variant={main({ output, dip })}
    onPress={() => open('finalize')}
  >
    Mark it as final…
  </DipActButton>
);

const Deny = (part: DipPart) => (
  <ReasonedDipAct
    {...part}
    type="dip.deny"
    label="Deny the pull request"
    reasonLabel="Why it cannot be merged"
  >
    <p>
      Its authors can improve the text, have it approved anew by the TSC and submit it again.
      Reasons that DIP-0 names: it is misaligned with the mission or a policy, unfocused or too
      broad, a duplicate, technically unjustified, without a proper motivation, or does not address
      backwards compatibility.
    </p>
  </ReasonedDipAct>
);

const Reject = (part: DipPart) => (
  <ReasonedDipAct
    {...part}
    type="dip.reject"
    label="Reject the DIP"
    variant="quiet"
    reasonLabel="Why it is rejected"
  >
    <p>
      It ends here for good, without a vote by the TSC: this is for a major flaw that cannot be
      corrected. Its group could reopen the output and have another text approved, which would not
      be this DIP.
    </p>
  </ReasonedDipAct>
);

const Withdraw = (part: DipPart) => (
  <ReasonedDipAct
    {...part}
    type="dip.withdraw"
    label="Withdraw the DIP"
    variant="quiet"
    reasonLabel="Why it is withdrawn"
  >
    <p>It leaves the process. It can be submitted again, and then begins from the start.</p>
  </ReasonedDipAct>
);

const Reopen = (part: DipPart) => (
  <ReasonedDipAct
    {...part}
    type="dip.reopen"
    label="Move it back to draft"
    reasonLabel="What has become known"
  >
    <p>
      Its acceptance does not hold any more: it can be revised, and needs another last call and
      another vote by the TSC. Concerns that are open stay open.
    </p>
  </ReasonedDipAct>
);

const Deprecate = (part: DipPart) => (
  <ReasonedDipAct
    {...part}
    type="dip.deprecate"
    label="Deprecate it"
    variant="quiet"
    reasonLabel="What takes its place, or why it is irrelevant"
  >
    <p>It does not apply any more from now on. A deprecated DIP stays deprecated.</p>
  </ReasonedDipAct>
);
