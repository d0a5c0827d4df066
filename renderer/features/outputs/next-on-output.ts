/** What an output waits for, and who can move it, in words. Pure. */

import {
  charterEndsAt,
  closingInstant,
  latestBallot,
  ownerlessDuties,
  type Ballot,
  type Instant,
  type Output,
  type State,
} from '../../../shared/rules/index.ts';
import {
  facilitatorsWords,
  instantWords,
  listed,
  OUTPUT_DUTIES,
} from '../../../shared/wording/index.ts';

export interface NextOnOutput {
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

export function nextOnOutput(state: State, output: Output, now: Instant): NextOnOutput {
  const who = facilitatorsWords(state, output.twg);
  switch (output.stage) {
    case 'drafting':
      return drafting(state, output, now, who);
    case 'twg-vote':
      return voting(state, latestBallot(state, 'output-proceed', output.id), {
        title: 'The group votes on exactly one text',
        text: 'The document is frozen until the vote closes. A supermajority of the votes cast (67 %) sends it to the TSC; otherwise it is drafted on.',
        who: 'the members of the group, by voting',
      });
    case 'tsc-review':
      return review(output, now, who, beforeReview(state, output));
    case 'tsc-vote':
      return voting(state, latestBallot(state, 'output-approval', output.id), {
        title: 'The TSC votes on approving it',
        text: 'The document is frozen until the vote closes. If it passes the output is approved and can be circulated; if it fails it goes back to drafting.',
        who: 'the Technical Steering Committee, by voting',
      });
    case 'approved':
      return {
        ...NOTHING,
        title: 'Approved: it can be circulated within the association',
        text:
          output.kind === 'dip'
            ? 'Its text is fixed. As a DIP it is also submitted to the DIP repository as a pull request.'
            : 'Its text is fixed.',
        who,
      };
    case 'circulated':
      return {
        ...NOTHING,
        title: 'Circulated within the association',
        text: 'Its text is fixed. Should it have to change, it can be reopened for another review by the TSC.',
      };
    case 'abandoned':
      return {
        ...NOTHING,
        title: 'Abandoned',
        text: 'Work on it has ended for good. What was written and voted stays readable.',
      };
  }
}

function drafting(state: State, output: Output, now: Instant, who: string): NextOnOutput {
  const twg = state.twg.get(output.twg);
  const before = beforeDrafting(state, output);
  const endsAt = twg === undefined ? null : charterEndsAt(twg);
  if (endsAt !== null && now >= endsAt)
    return {
      ...NOTHING,
      title: 'The charter has run out',
      text: `It ended ${instantWords(endsAt)}. Nothing can be put to a vote until the charter is revised and approved anew.`,
      before,
      who,
    };
  const missing = twg === undefined ? [] : ownerlessDuties(twg, output);
  if (missing.length > 0)
    return {
      ...NOTHING,
      title: 'Some of the work has no owner',
      text: `The members write it together. Before the group can vote, somebody has to own: ${listed(missing.map((duty) => OUTPUT_DUTIES[duty].toLowerCase()))}. Members can take it on themselves.`,
      before,
      who,
    };
  return {
    ...NOTHING,
    title: 'The members write it together',
    text: 'Once it is ready, the group votes on exactly the text as it then is.',
    before,
    who,
  };
}

/** Why it is being drafted again. */
function beforeDrafting(state: State, output: Output): string | null {
  const proceed = latestBallot(state, 'output-proceed', output.id);
  const approval = latestBallot(state, 'output-approval', output.id);
  const last = latest(proceed, approval);
  if (last === undefined) return null;
  if (last === approval && last.outcome === 'failed')
    return 'The TSC did not approve it. The group improves it and votes again.';
  switch (last.outcome) {
    case 'failed':
      return 'The group’s last vote did not reach 67 %. What was said in it stands beside the votes.';
    case 'no-quorum':
      return 'Too few members took part in the last vote.';
    case 'withdrawn':
      return 'The last ballot was withdrawn.';
    case 'passed':
      return 'It was returned to the group, which has to vote again before the TSC can be asked.';
    case null:
      return null;
  }
}

function beforeReview(state: State, output: Output): string | null {
  const approval = latestBallot(state, 'output-approval', output.id);
  if (approval === undefined) return null;
  switch (approval.outcome) {
    case 'no-quorum':
      return 'Too few of the TSC took part in the last vote. It can be asked again at once.';
    case 'withdrawn':
      return 'The last ballot was withdrawn. The TSC can be asked again at once.';
    case 'passed':
      return 'It was approved before, and reopened: the TSC has to approve it anew.';
    case 'failed':
    case null:
      return null;
  }
}

const latest = (a: Ballot | undefined, b: Ballot | undefined): Ballot | undefined =>
  a === undefined || (b !== undefined && b.openedAt > a.openedAt) ? b : a;

function review(
  { reviewEndsAt }: Output,
  now: Instant,
  who: string,
  before: string | null,
): NextOnOutput {
  const runs = reviewEndsAt !== null && now < reviewEndsAt;
  return {
    ...NOTHING,
    title: 'The TSC reviews and edits it',
    text: runs
      ? 'The TSC, the facilitators and whoever finalizes it write in the document. When the time for it is over, the TSC can be asked to approve.'
      : 'The TSC, the facilitators and whoever finalizes it write in the document. The time for it is over: the TSC can be asked to approve.',
    before,
    clock: reviewEndsAt === null ? null : { at: reviewEndsAt, words: runs ? 'Until' : 'Since' },
    who,
  };
}

function voting(
  state: State,
  ballot: Ballot | undefined,
  words: Pick<NextOnOutput, 'title' | 'text' | 'who'>,
): NextOnOutput {
  if (ballot === undefined) return { ...NOTHING, ...words };
  return {
    ...NOTHING,
    ...words,
    clock: { at: closingInstant(ballot), words: 'Closes' },
    ballot: state.ballot.has(ballot.id) ? ballot.id : null,
  };
}
