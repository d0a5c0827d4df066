import type { State } from '../../../shared/rules/index.ts';
import { organizationName, personName } from '../../../shared/wording/index.ts';

/** Persons by name, in the order of their names. */
export const namesOf = (state: State, persons: readonly string[]): string[] =>
  persons.map((person) => personName(state, person)).sort((a, b) => a.localeCompare(b));

/** Organizations by name, in the order of their names. */
export const organizationNames = (state: State, organizations: readonly string[]): string[] =>
  organizations
    .map((organization) => organizationName(state, organization))
    .sort((a, b) => a.localeCompare(b));
