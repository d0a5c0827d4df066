/** Who is who in a working group. Lists of persons are sorted. */

import { isMember } from './association-member.ts';
import type { Interest, Person, Seat, State, Twg } from './state.ts';

/** The first two roles facilitate. */
const facilitates = (seat: Seat): boolean =>
  seat.role === 'facilitator' || seat.role === 'co-facilitator';

const personsOf = (seats: readonly Seat[]): string[] => seats.map((seat) => seat.person).sort();

/** The persons of a roster with one of the first two roles. */
export const facilitatorsOn = (roster: readonly Seat[]): string[] =>
  personsOf(roster.filter(facilitates));

/** The one or two facilitators: before forming those named in the proposal, then those with the roles. */
export const facilitatorsOf = (twg: Twg): readonly string[] =>
  twg.formedAt === null ? twg.facilitators : facilitatorsOn(twg.roster);

/** *Member* means every role but `observer`; members vote. */
export const membersOf = (twg: Twg): string[] =>
  personsOf(twg.roster.filter((seat) => seat.role !== 'observer'));

export const seatOf = (twg: Twg, person: string): Seat | undefined =>
  twg.roster.find((seat) => seat.person === person);

export const isFacilitator = (twg: Twg, person: string): boolean =>
  facilitatorsOf(twg).includes(person);

export const isGroupMember = (twg: Twg, person: string): boolean => {
  const seat = seatOf(twg, person);
  return seat !== undefined && seat.role !== 'observer';
};

/**
 * DIP-7, Formation: "representation from a minimum of 3 Association members". The distinct
 * organizations that the members belong to now; an observer represents nobody.
 */
export function organizationsOf(state: State, twg: Twg): string[] {
  const organizations = membersOf(twg)
    .map((person) => state.person.get(person))
    .filter((person): person is Person => person !== undefined && isMember(state, person.id))
    .map((person) => person.organization);
  return [...new Set(organizations)].sort();
}

export const interestKey = (twg: string, person: string): string => `${twg}/${person}`;

export function interestOf(state: State, twg: string, person: string): Interest | undefined {
  const interest = state.interest.get(interestKey(twg, person));
  return interest?.withdrawnAt === null ? interest : undefined;
}

/** A roster has a fixed order, so that the same people make the same record. */
export const sortedRoster = (seats: readonly Seat[]): Seat[] =>
  [...seats].sort((a, b) => (a.person < b.person ? -1 : 1));

/**
 * The group with another roster. A nomination falls with the person nominated, and a hand-over
 * also with the one who gave it, once that person is no facilitator any more.
 */
export function withRoster(twg: Twg, seats: readonly Seat[]): Twg {
  const next = { ...twg, roster: sortedRoster(seats) };
  const nomination = next.nomination;
  const stands =
    nomination !== null &&
    isGroupMember(next, nomination.person) &&
    (nomination.kind === 'invite' || isFacilitator(next, nomination.by));
  return stands ? next : { ...next, nomination: null };
}
