/** What a DIP waits for, and who can move it, in words. Pure. */

import {
  closingInstant,
  known,
  type Dip,
  type Instant,
  type Output,
  type State,
} from '../../../shared/rules/index.ts';
import { counted, listed, personName, quoted, stageWord } from '../../../shared/wording/index.ts';
import { agoWords, lastCallWords } from './clock-words.ts';
import { acceptanceBallots, lastCallClock, openConcernsOf, rejectedBy } from './dip-facts.ts';
import { engineeringOf, workstreamsOf } from './engineering.ts';
import { isToSubmit, submissionOf } from './submission.ts';
import { leadWords, managerWords, submitterWords } from './who-can.ts';

export interface NextOnDip {
  /** One line for a list: `Last call: 1 open concern`. */
  readonly waits: string;
  readonly title: string;
  readonly text: string;
  /** Why it is here again, where it is. */
  readonly before: string | null;
  readonly clock: { readonly at: Instant; readonly words: string } | null;
  /** As the end of “It can be moved on by …”; null where nobody need do anything. */
  readonly who: string | null;
  /** The open ballot. */
  readonly ballot: string | null;
}

const NOTHING = { before: null, clock: null, who: null, ballot: null } as const;

interface Asked {
  readonly state: State;
  readonly output: Output;
  readonly dip: Dip;
  readonly now: Instant;
}

export function nextOnDip(state: State, output: Output, now: Instant): NextOnDip {
  const dip = state.dip.get(output.id);
  if (dip === undefined) return notSubmitted(state, output);
  const asked = { state, output, dip, now };
  switch (dip.status) {
    case 'submitted':
      return submitted(asked);
    case 'denied':
    case 'withdrawn':
      return again(asked, dip.status);
    case 'draft':
      return draft(asked);
    case 'last-call':
      return lastCall(asked);
    case 'accepted':
      return accepted(asked);
    case 'final':
      return {
        ...NOTHING,
        waits: 'Nothing: it is the state of the art',
        title: 'Final',
        text: 'It is deployed, and represents the current state of the art. It is not changed any more; a maintainer can deprecate it once something later takes its place.',
      };
    case 'rejected':
      return rejected(asked);
    case 'deprecated':
      return {
        ...NOTHING,
        waits: 'Nothing: it does not apply any more',
        title: 'Deprecated',
        text: 'It does not apply any more: something later has taken its place, or it has become irrelevant. A deprecated DIP stays deprecated.',
      };
  }
}

function notSubmitted(state: State, output: Output): NextOnDip {
  if (isToSubmit(state, output)) {
    return {
      ...NOTHING,
      waits: 'To be submitted as a pull request',
      title: 'Approved: it can be submitted to the DIP repository',
      text: 'The approved text becomes a pull request, to the byte. With that it enters the DIP process, and the lead maintainer gives it a manager.',
      who: submitterWords(state, output),
    };
  }
  return {
    ...NOTHING,
    waits: 'Its approval by the TSC',
    title: 'It is not in the DIP process yet',
    text: `The output is at “${stageWord(output.stage)}”. Once the TSC has approved it, it can be submitted to the DIP repository.`,
  };
}

function submitted({ state, dip }: Asked): NextOnDip {
  if (dip.manager === null) {
    return {
      ...NOTHING,
      waits: 'A DIP Manager',
      title: 'It waits for a DIP Manager',
      text: 'A manager is one of the maintainers. They look at the pull request, and take the DIP through its process from then on.',
      who: leadWords(state).replace(/,$/, ''),
    };
  }
  return {
    ...NOTHING,
    waits: 'Its manager, to merge or deny the pull request',
    title: 'The pull request is with its manager',
    text: 'If agreeable, the manager gives it its number and merges it as a draft. A denial comes with its reason, and does not close the way: the text can be improved, approved anew and submitted again.',
    who: managerWords(state, dip),
  };
}

/** What was denied or withdrawn may come again. */
function again({ state, output, dip }: Asked, status: 'denied' | 'withdrawn'): NextOnDip {
  const title = status === 'denied' ? 'The pull request was denied' : 'Withdrawn';
  switch (submissionOf(state, output)) {
    case 'improved':
      return {
        ...NOTHING,
        waits: 'To be submitted again',
        title: `${title}, and improved since`,
        text: 'The TSC has approved a new text. It can be submitted again, as another pull request.',
        who: submitterWords(state, output),
      };
    case 'same':
      return {
        ...NOTHING,
        waits:
          status === 'denied' ? 'To be improved, or submitted again' : 'Nothing: it was withdrawn',
        title,
        text: 'The output can be reopened, improved and approved anew by the TSC, and then submitted again. It can also be submitted again as it is.',
        who: status === 'denied' ? submitterWords(state, output) : null,
      };
    case 'not-approved':
      return {
        ...NOTHING,
        waits: 'The approval of an improved text',
        title: `${title}, and being improved`,
        text: `Its output is open again, and at “${stageWord(output.stage)}”. Once the TSC has approved it anew, it can be submitted again${dip.number === null ? '' : `, under its number ${dip.number}`}.`,
      };
  }
}

function draft({ state, dip }: Asked): NextOnDip {
  const before =
    dip.round === 1
      ? null
      : `This is round ${dip.round}: it was in last call before, and has come back for changes.`;
  const who = managerWords(state, dip);
  const engineering = engineeringOf(state, dip);
  if (dip.manager === null) return withoutManager({ state, before, at: 'a draft' });
  if (engineering.total === 0) {
    return {
      ...NOTHING,
      waits: 'Engineering work',
      title: 'It is a draft: engineering comes first',
      text: 'No workstream is open. The manager opens one for each piece of work on Diem Core, on the Move Framework or off-chain; or says on starting the last call why this DIP needs none.',
      before,
      who,
    };
  }
  if (engineering.sufficient < engineering.total) {
    return {
      ...NOTHING,
      waits: 'Engineering work',
      title: 'It is a draft: engineering is under way',
      text: `Before its last call every workstream has to be sufficient or complete. Not there yet: ${unfinished(state, dip, ['sufficient', 'complete'])}.`,
      before,
      who,
    };
  }
  return {
    ...NOTHING,
    waits: 'Its last call',
    title: 'It is ready for its last call',
    text: 'Every workstream is sufficient. The manager starts the last call, for two to four weeks as a rule, in which everybody can raise concerns.',
    before,
    who,
  };
}

const unfinished = (state: State, dip: Dip, statuses: readonly string[]): string =>
  listed(
    workstreamsOf(state, dip)
      .filter(({ status }) => !statuses.includes(status))
      .map(({ title }) => quoted(title)),
  );

function withoutManager(given: {
  readonly state: State;
  readonly before: string | null;
  readonly at: string;
}): NextOnDip {
  return {
    ...NOTHING,
    waits: 'A DIP Manager',
    title: `It is ${given.at}, and has no manager`,
    text: 'Whoever managed it is no maintainer any more. Nothing moves until another is assigned.',
    before: given.before,
    who: leadWords(given.state).replace(/,$/, ''),
  };
}

function lastCall(asked: Asked): NextOnDip {
  const { state, dip, now } = asked;
  const clock = lastCallClock(state, dip, now);
  if (clock === null) return afterLastCall(asked, now);
  const open = openConcernsOf(state, dip);
  const concerns = open.length === 0 ? 'no open concern' : counted(open.length, 'open concern');
  switch (clock.kind) {
    case 'voting':
      return {
        waits: 'The TSC’s vote',
        title: 'The TSC votes on accepting it',
        text: 'Its text and its status stand still until the vote closes. A simple majority makes it Accepted; if the vote fails, the DIP is rejected.',
        before: null,
        clock: { at: closingInstant(known(state, 'ballot', clock.ballot)), words: 'It closes' },
        who: 'the Technical Steering Committee, by voting',
        ballot: clock.ballot,
      };
    case 'running':
      return {
        waits:
          open.length === 0
            ? 'The end of its last call'
            : `${counted(open.length, 'concern')} to be resolved, and the end of its last call`,
        title: `In last call: it ${lastCallWords(clock, now)}`,
        text: `Until then anybody in the association can raise a concern (${concerns} now). Afterwards, with none open, the TSC is asked to accept it.`,
        before: dip.manager === null ? 'It has no manager now: nobody can extend it.' : null,
        clock: { at: clock.endsAt, words: 'It ends' },
        who: dip.manager === null ? leadWords(state).replace(/,$/, '') : null,
        ballot: null,
      };
    case 'over':
      return afterLastCall(asked, clock.endedAt);
  }
}

function afterLastCall({ state, dip, now }: Asked, endedAt: Instant): NextOnDip {
  const before = beforeAsking(state, dip);
  const ended = `The last call ended ${agoWords(endedAt, now)}`;
  const open = openConcernsOf(state, dip);
  if (dip.manager === null) return withoutManager({ state, before, at: 'past its last call' });
  if (open.length > 0) {
    const raisers = [...new Set(open.map(({ by }) => personName(state, by)))];
    const are = open.length === 1 ? 'concern is' : 'concerns are';
    return {
      ...NOTHING,
      waits: `${counted(open.length, 'concern')} to be resolved`,
      title: `${open.length} ${are} still open`,
      text: `${ended}. The TSC can be asked once every concern is resolved.`,
      before,
      who: `${listed(raisers, 'or')}, who raised ${open.length === 1 ? 'it' : 'them'}, or by ${managerWords(state, dip)}`,
    };
  }
  const { total, sufficient } = engineeringOf(state, dip);
  if (sufficient < total) {
    return {
      ...NOTHING,
      waits: 'Engineering work',
      title: 'More engineering is needed before the TSC can be asked',
      text: `${ended}. Not sufficient: ${unfinished(state, dip, ['sufficient', 'complete'])}.`,
      before,
      who: managerWords(state, dip),
    };
  }
  return {
    ...NOTHING,
    waits: 'Its manager, to ask the TSC',
    title: 'The TSC can be asked to accept it',
    text: `${ended}, and no concern is open.`,
    before,
    who: managerWords(state, dip),
  };
}

/** Why the TSC is asked again. */
function beforeAsking(state: State, dip: Dip): string | null {
  const [last] = acceptanceBallots(state, dip.output);
  const since = dip.lastCall?.startedAt ?? 0;
  if (last === undefined || last.openedAt < since) return null;
  if (last.outcome === 'no-quorum')
    return 'Too few of the TSC took part in the last vote. It can be asked again at once.';
  if (last.outcome === 'withdrawn')
    return 'The last ballot was withdrawn. The TSC can be asked again.';
  return null;
}

function accepted({ state, dip }: Asked): NextOnDip {
  const engineering = engineeringOf(state, dip);
  const isDone = engineering.complete === engineering.total;
  if (dip.manager === null) return withoutManager({ state, before: null, at: 'accepted' });
  return {
    ...NOTHING,
    waits: isDone ? 'Its manager, to mark it as final' : 'Its implementation',
    title: isDone ? 'Accepted, and it can be marked as final' : 'Accepted: it is being implemented',
    text: isDone
      ? 'Nothing of the engineering is left open. Once it is deployed to mainnet, its manager marks it as final, with a link that shows so.'
      : `The maintainers implement it. It becomes final once everything is complete and deployed to mainnet. Not complete: ${unfinished(state, dip, ['complete'])}.`,
    who: managerWords(state, dip),
  };
}

function rejected({ state, output }: Asked): NextOnDip {
  const title = {
    vote: 'The TSC did not accept it',
    manager: 'Rejected by its manager',
  }[rejectedBy(state, output.id)];
  return {
    ...NOTHING,
    waits: 'Nothing: it was rejected',
    title,
    text: 'A rejected DIP stays rejected. Its group can still reopen the output and have another text approved, but not under this DIP.',
  };
}
