/** Who is who, read from the state by the contract's words and by none of the rules' helpers. */

import type { Association, Output, Seat, State, Twg } from '../../../shared/rules/index.ts';

export function foundedIn(state: State): Association {
  if (state.association === null) throw new Error('the walk begins after the founding');
  return state.association;
}

/** Of an organization of the association, and not departed. */
export function isInAssociation(state: State, person: string): boolean {
  const record = state.person.get(person);
  if (record === undefined || record.departed) return false;
  return state.organization.get(record.organization)?.withdrawn === false;
}

export const seatIn = (twg: Twg, person: string): Seat | undefined =>
  twg.roster.find((seat) => seat.person === person);

const FACILITATING: ReadonlySet<string> = new Set(['facilitator', 'co-facilitator']);

/** "The one or two people with the first two roles (before forming: those named in the proposal)". */
export const facilitatorsIn = (twg: Twg): readonly string[] =>
  twg.stage === 'formed' || twg.stage === 'concluded'
    ? twg.roster.filter((seat) => FACILITATING.has(seat.role)).map((seat) => seat.person)
    : twg.facilitators;

export const facilitatesGroup = (twg: Twg, person: string): boolean =>
  facilitatorsIn(twg).includes(person);

/** "*Member* means every role but `observer`". */
export const membersIn = (twg: Twg): readonly string[] =>
  twg.roster.filter((seat) => seat.role !== 'observer').map((seat) => seat.person);

export const isMemberIn = (twg: Twg, person: string): boolean => membersIn(twg).includes(person);

export function interestedIn(state: State, twg: string, person: string): boolean {
  for (const interest of state.interest.values()) {
    if (interest.twg === twg && interest.person === person) return interest.withdrawnAt === null;
  }
  return false;
}

/** "Distinct organizations of the members": those that members belong to now. */
export function organizationsIn(state: State, persons: readonly string[]): number {
  const organizations = persons
    .filter((person) => isInAssociation(state, person))
    .map((person) => state.person.get(person)?.organization);
  return new Set(organizations).size;
}

/** A maintainer; the lead maintainer is one too (DIP-0: "assigning a Maintainer as DIP Manager"). */
export function maintains(state: State, person: string): boolean {
  const { leadMaintainer, maintainers } = foundedIn(state);
  return leadMaintainer === person || maintainers.includes(person);
}

export const finalizes = (output: Output, person: string): boolean =>
  output.owners.finalizing.includes(person);
