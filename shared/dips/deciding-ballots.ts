import {
  latestBallot,
  tallyOf,
  type Ballot,
  type BallotKind,
  type DipStatus,
  type State,
} from '../rules/index.ts';

/** A closed ballot that made the text, or the status, what it is, with its counts. */
export interface DecidingBallot {
  readonly id: string;
  readonly kind: BallotKind;
  readonly outcome: 'passed' | 'failed';
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** How many could vote. */
  readonly roll: number;
}

/**
 * The ballots behind a DIP: the group's, the committee's approval, and, where the status is the
 * committee's word on this round of the DIP, its acceptance. In the order of time.
 */
export function decidingBallots(state: State, output: string): readonly DecidingBallot[] {
  const accepted = acceptanceOf(state.dip.get(output)?.status);
  const wanted: readonly (readonly [BallotKind, 'passed' | 'failed'])[] = [
    ['output-proceed', 'passed'],
    ['output-approval', 'passed'],
    ...(accepted === null ? [] : ([['dip-acceptance', accepted]] as const)),
  ];
  return wanted.flatMap(([kind, outcome]) => {
    const ballot = latestBallot(state, kind, output);
    return ballot?.outcome === outcome ? [counted(ballot, outcome)] : [];
  });
}

/** A rejected DIP may have an acceptance of an earlier round, which says nothing of this one. */
function acceptanceOf(status: DipStatus | undefined): 'passed' | 'failed' | null {
  switch (status) {
    case 'accepted':
    case 'final':
    case 'deprecated':
      return 'passed';
    case 'rejected':
      return 'failed';
    default:
      return null;
  }
}

function counted(ballot: Ballot, outcome: 'passed' | 'failed'): DecidingBallot {
  const { id, kind } = ballot;
  const { yes, no, abstain, roll } = tallyOf(ballot);
  return { id, kind, outcome, yes, no, abstain, roll };
}
