/** What stands in the way of concluding a group, each with what would settle it. */

import {
  closingInstant,
  known,
  type Instant,
  type OutputStage,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import { ballotTitle } from '../../../../shared/wording/index.ts';
import { paths } from '../../../app/routes.ts';
import { groupOfBallot } from '../group-history.ts';

export interface StillOpen {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  /** What settles it, in a sentence. */
  readonly way: string;
  /** When it settles by itself. */
  readonly until: Instant | null;
}

/** The acceptance of a DIP is not the group's any more. */
function openBallots(state: State, twg: Twg): StillOpen[] {
  return state.openBallots
    .map((id) => known(state, 'ballot', id))
    .filter(({ id, kind }) => kind !== 'dip-acceptance' && groupOfBallot(state, id) === twg.id)
    .map((ballot) => ({
      id: ballot.id,
      title: ballotTitle(state, ballot.id),
      place: paths.ballot(ballot.id),
      way: 'The vote closes first, or whoever opened it withdraws it.',
      until: closingInstant(ballot),
    }));
}

const WAYS: { readonly [S in OutputStage]: string } = {
  drafting: 'It is finished, approved and circulated, or a facilitator abandons it.',
  'twg-vote': 'The group is voting on it.',
  'tsc-review': 'The TSC approves it and it is circulated, or a facilitator abandons it.',
  'tsc-vote': 'The TSC is voting on it.',
  approved: 'A facilitator circulates it, or abandons it.',
  circulated:
    'Its DIP is submitted and not merged yet: the DIP manager merges or denies it, or a facilitator withdraws it.',
  abandoned: '',
};

const DENIED =
  'Its DIP was denied: a facilitator reopens the output to improve it, or withdraws the DIP and abandons it.';

function openOutputs(state: State, twg: Twg): StillOpen[] {
  return twg.outputs
    .map((id) => known(state, 'output', id))
    .flatMap(({ id, title, stage }) => {
      const dip = state.dip.get(id)?.status;
      const waits = dip === 'submitted' || dip === 'denied';
      if (stage === 'abandoned' || (stage === 'circulated' && !waits)) return [];
      const way = dip === 'denied' ? DENIED : WAYS[stage];
      return [{ id, title, place: paths.document(`output/${id}`), way, until: null }];
    });
}

/** Everything that is to be settled first; the same that the rules ask for. */
export const stillOpen = (state: State, twg: Twg): readonly StillOpen[] => [
  ...openBallots(state, twg),
  ...openOutputs(state, twg),
];
