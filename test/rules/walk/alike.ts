import { known, type State } from '../../../shared/rules/index.ts';
import { GROUP, kindOf, OUTPUT, PEOPLE } from './people.ts';
import { interestedIn } from './standing.ts';

/** All that an act may ask of who does it. */
function markOf(state: State, person: string): string {
  const twg = state.twg.get(GROUP);
  const votes = state.openBallots.map((id) => {
    const { roll, votes: cast, recusals, openedBy } = known(state, 'ballot', id);
    const choice = cast.findLast((vote) => vote.person === person)?.choice;
    const recused = recusals.some((recusal) => recusal.person === person);
    return [roll.includes(person), choice, recused, openedBy === person];
  });
  const raised = [
    ...[...state.topic.values()].map(({ raisedBy }) => raisedBy),
    ...[...state.objection.values()].map(({ by }) => by),
    ...[...state.concern.values()].map(({ by }) => by),
  ].map((by) => by === person);
  return JSON.stringify([
    kindOf(state, person),
    twg?.creator === person,
    twg?.nomination?.person === person,
    state.output.get(OUTPUT)?.owners.finalizing.includes(person),
    interestedIn(state, GROUP, person),
    votes,
    raised,
  ]);
}

/** One of each sort of people whom a state does not tell apart. */
export function oneOfEach(state: State): string[] {
  const seen = new Set<string>();
  return PEOPLE.filter((person) => {
    const mark = markOf(state, person);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
}
