/** Nothing is formed, approved or accepted without the votes that DIP-7 asks for, on record. */

import {
  known,
  type Dip,
  type Output,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import { DAY } from '../../world.ts';
import { passedBallots, recount } from './recount.ts';

/** DIP-7, Formation: "a simple majority vote in favor forms the TWG". */
function formedByVote(state: State, twg: Twg): string[] {
  if (twg.stage !== 'formed' && twg.stage !== 'concluded') return [];
  const passed = passedBallots(state.ballot.values(), 'formation', twg.id);
  return passed.some((ballot) => ballot.closedAt === twg.formedAt)
    ? []
    : [`group ${twg.id} is formed without a passed formation ballot`];
}

/** DIP-7, Decision Making: "a supermajority …", then "the TSC must approve the output". */
function approvedByVotes(state: State, output: Output): string[] {
  if (output.stage !== 'approved' && output.stage !== 'circulated') return [];
  const text = output.approvedText;
  const proceeds = passedBallots(state.ballot.values(), 'output-proceed', output.id);
  const approval = passedBallots(state.ballot.values(), 'output-approval', output.id).find(
    (ballot) => ballot.textSha256 === text,
  );
  if (approval === undefined) return [`output ${output.id} is ${output.stage} without approval`];
  const before = proceeds.filter((ballot) => (ballot.closedAt ?? 0) <= approval.openedAt);
  const last = before.reduce<number>((at, ballot) => Math.max(at, ballot.closedAt ?? 0), 0);
  const voted = before.filter((ballot) => ballot.closedAt === last);
  if (voted.length === 0) return [`output ${output.id} is ${output.stage} without a group vote`];
  const same = voted.some((ballot) => ballot.textSha256 === text);
  return same === (approval.changes === 'none')
    ? []
    : [`output ${output.id}: its approval misstates how it was changed`];
}

const AFTER_ACCEPTANCE: ReadonlySet<string> = new Set(['accepted', 'final', 'deprecated']);

/** DIP-7: "Before it can become Accepted, the TSC must vote on the DIP"; DIP-0: a last call before. */
function acceptedByVote(state: State, dip: Dip): string[] {
  if (!AFTER_ACCEPTANCE.has(dip.status)) return [];
  const { lastCall } = dip;
  if (lastCall === null) return [`DIP ${dip.output} is ${dip.status} without a last call`];
  const problems: string[] = [];
  if (lastCall.days < 14 || lastCall.endsAt !== lastCall.startedAt + lastCall.days * DAY) {
    problems.push(`DIP ${dip.output}: its last call is too short`);
  }
  const accepted = passedBallots(state.ballot.values(), 'dip-acceptance', dip.output).some(
    (ballot) => ballot.textSha256 === dip.textSha256 && ballot.openedAt >= lastCall.endsAt,
  );
  if (!accepted)
    problems.push(`DIP ${dip.output} is ${dip.status} without a vote after its last call`);
  const late = dip.revisions.some(
    (revision) => revision.changes === 'material' && revision.at > lastCall.startedAt,
  );
  return late
    ? [...problems, `DIP ${dip.output} was changed materially since its last call`]
    : problems;
}

/** What a closed ballot came to is what counting it again comes to. */
function countedRight(state: State): string[] {
  return [...state.ballot.values()]
    .filter(({ status, outcome }) => status === 'closed' && outcome !== 'withdrawn')
    .filter((ballot) => ballot.outcome !== recount(ballot))
    .map((ballot) => `ballot ${ballot.id} is ${ballot.outcome}, and counts ${recount(ballot)}`);
}

/** A DIP is of an output that was approved, on its approved or a revised text. */
function submittedAsApproved(state: State, dip: Dip): string[] {
  const output = known(state, 'output', dip.output);
  const approved = passedBallots(state.ballot.values(), 'output-approval', dip.output);
  const texts = [...approved, ...dip.revisions].map(({ textSha256 }) => textSha256);
  return texts.includes(dip.textSha256) && output.kind === 'dip'
    ? []
    : [`DIP ${dip.output} has a text that nobody approved or revised`];
}

export const onRecord = (state: State): string[] => [
  ...[...state.twg.values()].flatMap((twg) => formedByVote(state, twg)),
  ...[...state.output.values()].flatMap((output) => approvedByVotes(state, output)),
  ...[...state.dip.values()].flatMap((dip) => acceptedByVote(state, dip)),
  ...[...state.dip.values()].flatMap((dip) => submittedAsApproved(state, dip)),
  ...countedRight(state),
];
