import type { Case, Opening } from './act-definition.ts';
import type { Draft } from './draft.ts';
import { membersOf } from './group.ts';
import { DAY } from './instant.ts';
import { SIMPLE_MAJORITY, type Rule } from './rule.ts';
import type { Rulebook } from './rulebook.ts';
import { founded, type Ballot, type BallotKind, type Body, type State, type Twg } from './state.ts';

/** Which body votes, and under which rule; rules are copied from the rulebook of the moment. */
const KINDS: { readonly [K in BallotKind]: { body: Body; rule: (rulebook: Rulebook) => Rule } } = {
  // DIP-7, Formation: "a simple majority vote in favor forms the TWG".
  formation: { body: 'tsc', rule: (rulebook) => rulebook.tsc },
  // DIP-7, Decision Making: "a revised proposal must be submitted to the TSC for re-approval".
  'charter-revision': { body: 'tsc', rule: (rulebook) => rulebook.tsc },
  // DIP-7, Decision Making: "the TSC must approve the output before it can be circulated".
  'output-approval': { body: 'tsc', rule: (rulebook) => rulebook.tsc },
  // DIP-7, Decision Making: "A simple majority moves the DIP to Accepted".
  'dip-acceptance': { body: 'tsc', rule: (rulebook) => rulebook.tsc },
  'rulebook-change': { body: 'tsc', rule: (rulebook) => rulebook.tsc },
  // DIP-7, Decision Making: "a supermajority (67%+) vote in favor is required before proceeding".
  'output-proceed': { body: 'twg', rule: (rulebook) => rulebook.twg },
  topic: { body: 'twg', rule: () => SIMPLE_MAJORITY },
};

const latestKey = (kind: BallotKind, subject: string): string => `${kind}/${subject}`;

/** The latest ballot of that kind on that subject. */
export function latestBallot(state: State, kind: BallotKind, subject: string): Ballot | undefined {
  const id = state.latestBallots.get(latestKey(kind, subject));
  return id === undefined ? undefined : state.ballot.get(id);
}

/** Who would vote in a ballot of the TSC, and how long. */
export const tscOpening = ({
  state,
  data,
}: Case<{ readonly days?: number | undefined }>): Opening => ({
  days: data.days,
  roll: founded(state).tsc,
});

/** Who would vote in a ballot of a group, and how long. */
export const groupOpening = (days: number | undefined, twg: Twg): Opening => ({
  days,
  roll: membersOf(twg),
});

export interface NewBallot {
  readonly id: string;
  readonly kind: BallotKind;
  readonly subject: string;
  readonly textSha256: string;
  readonly opening: Opening;
  readonly charter?: Ballot['charter'];
  readonly changes?: Ballot['changes'];
  readonly rulebookChange?: Ballot['rulebookChange'];
}

/** Opens a ballot: from here on its roll, its text and its rule are frozen. */
export function openBallot(draft: Draft, { by, at }: Case<unknown>, ballot: NewBallot): void {
  const { id, kind, subject, opening } = ballot;
  const { rulebook } = draft.association;
  draft.put('ballot', id, {
    id,
    kind,
    subject,
    body: KINDS[kind].body,
    openedBy: by.person,
    openedAt: at,
    closesAt: at + (opening.days ?? rulebook.ballotDays.default) * DAY,
    roll: opening.roll,
    rule: KINDS[kind].rule(rulebook),
    textSha256: ballot.textSha256,
    votes: [],
    recusals: [],
    completeAt: null,
    status: 'open',
    outcome: null,
    closedAt: null,
    previous: latestBallot(draft.state, kind, subject)?.id ?? null,
    charter: ballot.charter ?? null,
    changes: ballot.changes ?? null,
    rulebookChange: ballot.rulebookChange ?? null,
  });
  draft.changeIndexes({
    openBallots: [...draft.state.openBallots, id].sort(),
    latestBallots: draft.state.latestBallots.set(latestKey(kind, subject), id),
  });
}
