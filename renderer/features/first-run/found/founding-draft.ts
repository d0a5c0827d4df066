/**
 * What a person fills in to found an association, and what is still missing in it. People and
 * organizations go by a key of the form until they are founded; their ids are made from their names
 * unless one was typed.
 */

import type { HostRequestOf } from '../../../../shared/client/host-messages.ts';
import { idFromName } from '../../groups/id-from-name.ts';

export interface OrganizationDraft {
  readonly key: string;
  readonly name: string;
  /** As typed; empty: made from the name. */
  readonly id: string;
}

export interface PersonDraft extends OrganizationDraft {
  /** The key of their organization; empty where none is chosen. */
  readonly organization: string;
}

export interface FoundingDraft {
  readonly name: string;
  readonly organizations: readonly OrganizationDraft[];
  readonly people: readonly PersonDraft[];
  /** Keys of people, as below. */
  readonly founder: string;
  readonly tsc: readonly string[];
  readonly secretariat: readonly string[];
  /** Null: the founder is, until another is named. */
  readonly lead: string | null;
  readonly recovery: 'made' | 'none';
  /** Where its relay runs. */
  readonly place: 'here' | 'standing';
  readonly relayUrl: string;
}

/** Enough for a group: DIP-7 asks for three Association members behind a proposal. */
const SUGGESTED_ORGANIZATIONS = 3;

export const EMPTY_DRAFT: FoundingDraft = {
  name: '',
  organizations: Array.from({ length: SUGGESTED_ORGANIZATIONS }, (_, at) => ({
    key: `o${at + 1}`,
    name: '',
    id: '',
  })),
  people: [{ key: 'p1', name: '', id: '', organization: 'o1' }],
  founder: 'p1',
  tsc: [],
  secretariat: ['p1'],
  lead: null,
  recovery: 'made',
  place: 'here',
  relayUrl: '',
};

/** The rows that something was typed into. */
export const named = <T extends OrganizationDraft>(rows: readonly T[]): readonly T[] =>
  rows.filter(({ name }) => name.trim() !== '');

/** The id of each named row by its key. */
export function idsOf(rows: readonly OrganizationDraft[], fallback: string): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set(rows.map(({ id }) => id).filter((id) => id !== ''));
  for (const { key, name, id } of named(rows)) {
    const own = id === '' ? idFromName(name, (made) => taken.has(made), fallback) : id;
    taken.add(own);
    ids.set(key, own);
  }
  return ids;
}

/** A key that no row has. */
export function freshKey(prefix: string, rows: readonly OrganizationDraft[]): string {
  const used = rows.map(({ key }) => Number(key.slice(prefix.length)));
  return `${prefix}${Math.max(0, ...used) + 1}`;
}

/** Takes a person off all lists. */
export function withoutPerson(draft: FoundingDraft, key: string): FoundingDraft {
  const others = (keys: readonly string[]) => keys.filter((other) => other !== key);
  return {
    ...draft,
    people: draft.people.filter((person) => person.key !== key),
    tsc: others(draft.tsc),
    secretariat: others(draft.secretariat),
    lead: draft.lead === key ? null : draft.lead,
  };
}

/** Takes an organization off; its people have none then. */
export function withoutOrganization(draft: FoundingDraft, key: string): FoundingDraft {
  return {
    ...draft,
    organizations: draft.organizations.filter((organization) => organization.key !== key),
    people: draft.people.map((person) =>
      person.organization === key ? { ...person, organization: '' } : person,
    ),
  };
}

/** Whom this device will belong to; somebody of the secretariat. */
export const founderOf = (draft: FoundingDraft): PersonDraft | undefined =>
  draft.people.find(({ key }) => key === draft.founder);

/** The request of a draft in which nothing is missing. */
export function foundRequest(draft: FoundingDraft): HostRequestOf<'found'> {
  const organizations = idsOf(draft.organizations, 'organization');
  const people = idsOf(draft.people, 'person');
  const ids = (keys: readonly string[]) =>
    keys.map((key) => people.get(key)).filter((id) => id !== undefined);
  return {
    type: 'found',
    ...(draft.place === 'standing' ? { relayUrl: draft.relayUrl.trim() } : {}),
    name: draft.name.trim(),
    organizations: named(draft.organizations).map(({ key, name }) => ({
      id: organizations.get(key) ?? '',
      name: name.trim(),
    })),
    persons: named(draft.people).map(({ key, name, organization }) => ({
      id: people.get(key) ?? '',
      name: name.trim(),
      organization: organizations.get(organization) ?? '',
    })),
    tsc: ids(draft.tsc),
    secretariat: ids(draft.secretariat),
    leadMaintainer: draft.lead === null ? null : (people.get(draft.lead) ?? null),
    founder: people.get(draft.founder) ?? '',
    recovery: draft.recovery,
  };
}
