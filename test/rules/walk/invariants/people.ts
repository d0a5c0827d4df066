/** Who holds a seat, a role or an office may do so. */

import { known, type State, type Twg } from '../../../../shared/rules/index.ts';
import {
  facilitatorsIn,
  foundedIn,
  isInAssociation,
  isMemberIn,
  maintains,
  seatIn,
} from '../standing.ts';

function officesHeld(state: State): string[] {
  const { tsc, secretariat, maintainers, leadMaintainer } = foundedIn(state);
  const managers = [...state.dip.values()].flatMap(({ manager }) => manager ?? []);
  const lead = leadMaintainer === null ? [] : [leadMaintainer];
  const gone = [...tsc, ...secretariat, ...maintainers, ...lead, ...managers].filter(
    (person) => !isInAssociation(state, person),
  );
  const strangers = managers.filter((person) => !maintains(state, person));
  return [
    ...gone.map((person) => `${person} has left the association, and holds an office`),
    ...strangers.map((person) => `${person} manages a DIP, and is no maintainer`),
    ...(secretariat.length === 0 ? ['nobody is of the secretariat'] : []),
    ...[tsc, secretariat, maintainers].filter(hasTwice).map((list) => `${list.join()}: one twice`),
  ];
}

const hasTwice = (list: readonly string[]): boolean => new Set(list).size < list.length;

function seatsHeld(state: State, twg: Twg): string[] {
  const problems: string[] = [];
  const persons = twg.roster.map((seat) => seat.person);
  const facilitating = twg.roster.filter(({ role }) => role.endsWith('facilitator'));
  if (facilitating.length > 2 || facilitatorsIn(twg).length > 2) {
    problems.push(`group ${twg.id} has more than two facilitators`);
  }
  if (hasTwice(persons)) problems.push(`group ${twg.id} has somebody twice`);
  // The roster that the TSC votes on stands as it was put to the vote.
  if (twg.stage === 'voting') return problems;
  const gone = persons.filter((person) => !isInAssociation(state, person));
  return [...problems, ...gone.map((person) => `${person} has left, and has a seat in ${twg.id}`)];
}

/** One member; a hand-over only from a facilitator. */
function nominationStands(twg: Twg): string[] {
  if (twg.nomination === null) return [];
  const { kind, person, by } = twg.nomination;
  const stands = isMemberIn(twg, person) && (kind === 'invite' || facilitatorsIn(twg).includes(by));
  return stands ? [] : [`the nomination in ${twg.id} has lapsed, and stands`];
}

const ownersAreMembers = (state: State): string[] =>
  [...state.output.values()].flatMap(({ id, twg, owners }) =>
    Object.values(owners)
      .flat()
      .filter((person) => !isMemberIn(known(state, 'twg', twg), person))
      .map((person) => `${person} owns a duty of ${id}, and is no member`),
  );

/** An interest of somebody who has left has ended. */
const interestsStand = (state: State): string[] =>
  [...state.interest.values()]
    .filter(({ withdrawnAt, person }) => withdrawnAt === null && !isInAssociation(state, person))
    .map(({ person, twg }) => `${person} has left, and is interested in ${twg}`);

/** Before a group forms only those facilitate whom the proposal names. */
const seatedFacilitators = (twg: Twg): string[] =>
  twg.stage === 'circulating' || twg.stage === 'voting'
    ? twg.roster
        .filter(({ role }) => role.endsWith('facilitator'))
        .filter(({ person }) => !twg.facilitators.includes(person) || !seatIn(twg, person))
        .map(({ person }) => `${person} facilitates ${twg.id}, and is not proposed to`)
    : [];

export const peopleInPlace = (state: State): string[] => [
  ...officesHeld(state),
  ...[...state.twg.values()].flatMap((twg) => [
    ...seatsHeld(state, twg),
    ...nominationStands(twg),
    ...seatedFacilitators(twg),
  ]),
  ...ownersAreMembers(state),
  ...interestsStand(state),
];
