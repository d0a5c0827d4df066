import { known } from '../../../../shared/rules/index.ts';
import { hashOf } from './texts.ts';
import { ballotsOf, candidatesOf, type Candidates } from './candidate.ts';

export const ballotActs: Candidates = (world) =>
  ballotsOf(world).flatMap((ballot) => {
    const { textSha256 } = known(world.state, 'ballot', ballot);
    return candidatesOf('ballots', [
      [
        'ballot.cast',
        { ballot, choice: 'yes', textSha256 },
        { ballot, choice: 'no', textSha256 },
        { ballot, choice: 'abstain', textSha256, comment: 'Either will do.' },
        { ballot, choice: 'yes', textSha256: hashOf('dissent') },
      ],
      ['ballot.recuse', { ballot, reason: 'An interest of mine.' }],
      ['ballot.withdraw', { ballot, reason: 'Too early.' }],
      ['ballot.close', { ballot }],
    ]);
  });
