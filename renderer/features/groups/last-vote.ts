import { latestBallot, type State, type Twg } from '../../../shared/rules/index.ts';

/**
 * Why a proposal that was voted on circulates again; null where it was not, or where its last vote
 * is told by its stage.
 */
export function lastVoteNote(state: State, twg: Twg): string | null {
  if (twg.stage !== 'circulating') return null;
  switch (latestBallot(state, 'formation', twg.id)?.outcome) {
    case 'no-quorum':
      return 'The last vote did not reach its quorum. The proposal can be presented again, without a new circulation.';
    case 'withdrawn':
      return 'The last ballot was withdrawn. The proposal can be presented again, without a new circulation.';
    case 'passed':
      return 'The last vote passed, but by then too few organizations, or no facilitator, were left. Choose members anew and present it again; a new circulation is not needed.';
    case 'failed':
    case null:
    case undefined:
      return null;
  }
}
