/** A vote that is asked for, and reminders of it. They stop once it is cast. */

import { dutiesOf, known, type State } from '../../../../shared/rules/index.ts';
import { ballotTitle, neededWords, subjectOfBallot } from '../../../../shared/wording/index.ts';
import { deadlineFile } from '../calendar.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { paragraph, type Letter } from '../letter.ts';
import { countFacts, timeLeft, when } from '../telling.ts';

/** Whether a person still owes what a duty names. */
export function owes(
  { state, now }: Pick<Given, 'state' | 'now'>,
  person: string,
  act: string,
  id: string,
): boolean {
  return dutiesOf(state, person, now).some(
    ({ duty, subject }) => duty === act && subject.id === id,
  );
}

const owesVote = (given: Given): boolean =>
  given.task.to.kind === 'person' &&
  owes(given, given.task.to.person, 'ballot.cast', given.task.subject.id);

const reasonOf = (state: State, id: string): string =>
  known(state, 'ballot', id).body === 'tsc'
    ? 'You get this because you are on the roll of this ballot, as a member of the TSC.'
    : 'You get this because you are on the roll of this ballot, as a member of the group.';

function letter(given: Given, how: 'opened' | 'reminder'): Letter {
  const { task, state, now } = given;
  const { id } = task.subject;
  const ballot = known(state, 'ballot', id);
  const name = ballotTitle(state, id);
  const left = timeLeft(now, ballot.closesAt);
  const until = when(ballot.closesAt, given);
  return {
    title:
      how === 'opened' ? `Your vote is asked for. ${name}` : `${left} left for your vote. ${name}`,
    parts: [
      paragraph(
        how === 'opened'
          ? `A ballot is open on ${subjectOfBallot(state, ballot)}. You can vote until ${until}.`
          : `The ballot on ${subjectOfBallot(state, ballot)} closes at ${until}, and you have not voted.`,
      ),
      paragraph(neededWords(ballot)),
      countFacts(ballot),
    ],
    place: `#/ballots/${id}`,
    action: 'Open the ballot',
    reason: reasonOf(state, id),
    calendar: deadlineFile(
      {
        id: `ballot-${id}`,
        sequence: 0,
        title: `Ballot closes. ${name}`,
        at: ballot.closesAt,
        description: `On ${subjectOfBallot(state, ballot)}. It closes sooner once everybody on its roll has voted.`,
      },
      given,
    ),
    thread: `ballot-${id}`,
  };
}

export const BALLOT_MESSAGES = {
  'ballot-opened': { wanted: owesVote, letter: (given) => letter(given, 'opened') },
  'ballot-48h': { wanted: owesVote, letter: (given) => letter(given, 'reminder') },
  'ballot-12h': { wanted: owesVote, letter: (given) => letter(given, 'reminder') },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
