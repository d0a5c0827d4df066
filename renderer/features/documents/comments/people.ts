/** What a person is called behind an `@`: no two people of the association by the same name. */

import { isMember, sortedRecords, type State } from '../../../../shared/rules/index.ts';

export interface Mentionable {
  readonly id: string;
  readonly name: string;
  /** The name of their organization. */
  readonly organization: string;
  /** What stands behind the `@`: the name, with what tells it apart where another has it too. */
  readonly label: string;
}

/** Marks that steer the direction of text, and what cannot be seen: they have no place in a name. */
const UNSEEN = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu;

const plain = (name: string): string => name.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();

interface Known {
  readonly organization: State['organization'];
  readonly people: readonly Mentionable[];
}

/** Every comment asks for them, and they seldom change. */
const known = new WeakMap<State['person'], Known>();

/** Everyone who belongs to the association now, by name. */
export function mentionablePeople(state: State): readonly Mentionable[] {
  const before = known.get(state.person);
  if (before?.organization === state.organization) return before.people;
  const people = findPeople(state);
  known.set(state.person, { organization: state.organization, people });
  return people;
}

function findPeople(state: State): Mentionable[] {
  const people = sortedRecords(state.person)
    .filter(({ id }) => isMember(state, id))
    .map(({ id, name, organization }) => ({
      id,
      name: plain(name),
      organization: plain(state.organization.get(organization)?.name ?? organization),
    }));
  const names = counts(people.map(({ name }) => name));
  const full = ({ name, organization }: Omit<Mentionable, 'label'>) => `${name} (${organization})`;
  const fullNames = counts(people.map(full));
  return people
    .map((person) => {
      if (names.get(person.name) === 1) return { ...person, label: person.name };
      const isClear = fullNames.get(full(person)) === 1;
      return { ...person, label: isClear ? full(person) : `${person.name} (${person.id})` };
    })
    .sort((a, b) => a.label.localeCompare(b.label) || (a.id < b.id ? -1 : 1));
}

function counts(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}
