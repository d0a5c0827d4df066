import {
  type Association,
  type Device,
  type Organization,
  type Person,
  type State,
} from '../../../shared/rules/index.ts';

export type Office = 'secretariat' | 'lead-maintainer' | 'maintainer' | 'tsc';

export const OFFICE_WORDS: { readonly [O in Office]: string } = {
  secretariat: 'Secretariat',
  tsc: 'TSC',
  'lead-maintainer': 'Lead maintainer',
  maintainer: 'Maintainer',
};

export function officesOf(association: Association, person: string): readonly Office[] {
  const offices: Office[] = [];
  if (association.secretariat.includes(person)) offices.push('secretariat');
  if (association.tsc.includes(person)) offices.push('tsc');
  if (association.leadMaintainer === person) offices.push('lead-maintainer');
  if (association.maintainers.includes(person)) offices.push('maintainer');
  return offices;
}

export interface PersonRow {
  readonly person: Person;
  readonly organization: Organization | null;
  readonly offices: readonly Office[];
  /** Devices that are not revoked; a recovery code is none. */
  readonly devices: number;
  /** Why this person takes part in nothing; null for who does. */
  readonly absent: 'departed' | 'organization-withdrawn' | null;
}

function absentOf(person: Person, organization: Organization | null): PersonRow['absent'] {
  if (person.departed) return 'departed';
  return organization?.withdrawn === false ? null : 'organization-withdrawn';
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name);

/** Active devices of each person. */
function deviceCounts(state: State): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { person, kind, revokedAt } of state.device.values()) {
    if (revokedAt === null && kind !== 'recovery')
      counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}

/** Everyone ever registered: those who take part first, by name. */
export function personRows(state: State): readonly PersonRow[] {
  const { association } = state;
  const devices = deviceCounts(state);
  return [...state.person.values()]
    .map((person) => {
      const organization = state.organization.get(person.organization) ?? null;
      return {
        person,
        organization,
        offices: association === null ? [] : officesOf(association, person.id),
        devices: devices.get(person.id) ?? 0,
        absent: absentOf(person, organization),
      };
    })
    .sort(
      (a, b) => Number(a.absent !== null) - Number(b.absent !== null) || byName(a.person, b.person),
    );
}

/** Rows that hold every word of the search in a name, an organization, an office or the id. */
export function searched(rows: readonly PersonRow[], search: string): readonly PersonRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ person, organization, offices }) => {
    const text = [
      person.name,
      person.id,
      organization?.name ?? '',
      ...offices.map((office) => OFFICE_WORDS[office]),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export interface OrganizationRow {
  readonly organization: Organization;
  /** People of it who have not departed, by name. */
  readonly people: readonly Person[];
}

/** Every organization: the members first, by name. */
export function organizationRows(state: State): readonly OrganizationRow[] {
  const people = new Map<string, Person[]>();
  for (const person of state.person.values()) {
    if (person.departed) continue;
    const list = people.get(person.organization) ?? [];
    list.push(person);
    people.set(person.organization, list);
  }
  return [...state.organization.values()]
    .map((organization) => ({
      organization,
      people: (people.get(organization.id) ?? []).sort(byName),
    }))
    .sort(
      (a, b) =>
        Number(a.organization.withdrawn) - Number(b.organization.withdrawn) ||
        byName(a.organization, b.organization),
    );
}

/** Devices of a person: those in use first, then by when they were added. */
export function devicesOf(state: State, person: string): readonly Device[] {
  return [...state.device.values()]
    .filter((device) => device.person === person)
    .sort(
      (a, b) =>
        Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || a.addedAt - b.addedAt,
    );
}
