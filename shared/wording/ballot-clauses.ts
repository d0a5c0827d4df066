import type { BallotKind } from '../rules/index.ts';
import { clauseOf, clauseOfRefusal } from './clauses.ts';

type Clause = ReturnType<typeof clauseOf>;

/** The clause that asks for a vote of this kind; null where DIP-7 has none. */
export function clauseOfBallot(kind: BallotKind): Clause | null {
  switch (kind) {
    case 'formation':
      return clauseOf('twg.voting');
    case 'charter-revision':
      return clauseOfRefusal('ballot-required');
    case 'output-proceed':
      return clauseOf('output.twg-vote');
    case 'output-approval':
      return clauseOf('output.tsc-vote');
    case 'dip-acceptance':
      return clauseOf('acceptance-vote');
    case 'rulebook-change':
    case 'topic':
      return null;
  }
}
