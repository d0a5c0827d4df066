import type { State } from './state.ts';

/** A person counts as a member while they have not departed and their organization is a member. */
export function isMember(state: State, person: string): boolean {
  const record = state.person.get(person);
  if (record === undefined || record.departed) return false;
  const organization = state.organization.get(record.organization);
  return organization !== undefined && !organization.withdrawn;
}
