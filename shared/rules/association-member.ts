import type { State } from './state.ts';

/** A person counts as a member while they have not departed and their organization is a member. */
export function isMember(state: State, person: string): boolean {
  const record = state.person.get(person);
  if (record === undefined || record.departed) return false;
  const organization = state.organization.get(record.organization);
  return organization !== undefined && !organization.withdrawn;
}

/**
 * Whether a person still takes part in anything: members; and, until it closes, whoever is on the
 * roll of an open ballot, which is frozen, though their organization has withdrawn.
 */
export function takesPart(state: State, person: string): boolean {
  if (isMember(state, person)) return true;
  if (state.person.get(person)?.departed !== false) return false;
  return state.openBallots.some((id) => state.ballot.get(id)?.roll.includes(person) === true);
}
