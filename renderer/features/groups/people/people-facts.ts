/** What changing who is in a group would do, before it is done. */

import {
  interestOf,
  isFacilitator,
  isMember,
  membersOf,
  organizationsOf,
  recordsWhere,
  seatOf,
  DUTIES,
  type Seat,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import {
  capitalized,
  counted,
  labelOf,
  listed,
  organizationName,
  OUTPUT_DUTIES,
  personName,
} from '../../../../shared/wording/index.ts';
import { interestedIn } from '../next-step.ts';

/** Who has shown interest and has no seat: who could be added. */
export const addable = (state: State, twg: Twg): string[] =>
  interestedIn(state, twg.id).filter(
    (person) => seatOf(twg, person) === undefined && isMember(state, person),
  );

/** Whose role a facilitator can change, and whom one can remove: everyone but the facilitators. */
export const changeable = (twg: Twg): string[] =>
  twg.roster.map(({ person }) => person).filter((person) => !isFacilitator(twg, person));

/** Members who do not facilitate: who could be asked to. */
export const askable = (twg: Twg): string[] =>
  membersOf(twg).filter((person) => !isFacilitator(twg, person));

/** Who could be appointed where nobody facilitates: a member, or where none is left the interested. */
export function appointable(state: State, twg: Twg): string[] {
  const members = membersOf(twg).filter((person) => isMember(state, person));
  if (membersOf(twg).length > 0) return members;
  return interestedIn(state, twg.id).filter((person) => isMember(state, person));
}

const leastOrganizations = (state: State): number =>
  state.association?.rulebook.minOrganizations ?? 0;

/** What another roster would do to the number of organizations; null where nothing worth a word. */
export function organizationsAfter(
  state: State,
  twg: Twg,
  roster: readonly Seat[],
): { readonly words: string; readonly tone: 'warning' | 'success' } | null {
  const before = organizationsOf(state, twg);
  const after = organizationsOf(state, { ...twg, roster });
  const needed = leastOrganizations(state);
  const count = counted(after.length, 'organization', 'organizations');
  const gone = before.filter((organization) => !after.includes(organization));
  if (gone.length > 0) {
    const names = listed(gone.map((organization) => organizationName(state, organization)));
    const low =
      after.length < needed
        ? ` That is below the ${needed} that DIP-7 asks for: the facilitators then have to find members of others.`
        : '';
    return {
      words: `${names} would no longer be represented: ${count} would be left.${low}`,
      tone: after.length < needed ? 'warning' : 'success',
    };
  }
  const come = after.filter((organization) => !before.includes(organization));
  if (come.length === 0) return null;
  const names = listed(come.map((organization) => organizationName(state, organization)));
  return { words: `${names} would be represented too: ${count} in all.`, tone: 'success' };
}

/** The roster with a seat given or changed; with `role` null, without it. */
export const rosterWith = (twg: Twg, person: string, role: Seat['role'] | null): Seat[] => [
  ...twg.roster.filter((seat) => seat.person !== person),
  ...(role === null ? [] : [{ person, role }]),
];

/** What else somebody loses who is no member any more: duties of outputs, and who is left with them. */
export function dutiesLost(state: State, twg: Twg, person: string): string[] {
  return recordsWhere(state.output, (output) => output.twg === twg.id).flatMap((output) => {
    if (output.stage === 'circulated' || output.stage === 'abandoned') return [];
    const owned = DUTIES.filter((duty) => output.owners[duty].includes(person));
    if (owned.length === 0) return [];
    const duties = listed(owned.map((duty) => labelOf(OUTPUT_DUTIES, duty).toLowerCase()));
    const alone = owned.filter((duty) => output.owners[duty].length === 1);
    const left = alone.length === 0 ? '' : ', of which nobody else is an owner yet';
    return [`${capitalized(duties)} of “${output.title}”${left}.`];
  });
}

/** Open ballots of the group on whose roll somebody is: there they may vote to the end. */
export const ballotsKept = (state: State, person: string): number =>
  state.openBallots.filter((id) => state.ballot.get(id)?.roll.includes(person) === true).length;

export interface PersonItem {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

/** Persons to choose from, by name. */
export const personItems = (state: State, persons: readonly string[]): PersonItem[] =>
  persons
    .map((id) => ({
      id,
      label: personName(state, id),
      hint: organizationName(state, state.person.get(id)?.organization ?? ''),
    }))
    .sort((a, b) => a.label.localeCompare(b.label));

/** What interest somebody has shown, as they said it. */
export function interestWords(state: State, twg: Twg, person: string): string | null {
  const interest = interestOf(state, twg.id, person);
  if (interest === undefined) return null;
  const role = interest.role === null ? '' : ` as ${interest.role}`;
  const note = interest.note === null ? '' : `: “${interest.note}”`;
  return `Showed interest${role}${note}`;
}
