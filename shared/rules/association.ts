/** The association: its founding, its organizations and its people. */

import { defineAct, form, type Guard } from './act-definition.ts';
import { endSeats } from './departure.ts';
import { secretariat } from './who.ts';
import { deviceKind, id, line, persons, publicKey, rulebookChange, text } from './fields.ts';
import { z } from 'zod';
import { refuse, type Refusal } from './refusal.ts';
import { changedRulebook, DIP_7_RULEBOOK, invalidPart } from './rulebook.ts';
import { founded, type State } from './state.ts';
import { recordsWhere } from './table.ts';

const organization = form({ id, name: line });
const person = form({ id, name: line, organization: id });

const foundingForm = form({
  name: line,
  organizations: z.array(organization),
  persons: z
    .array(person)
    .refine((list) => new Set(list.map((entry) => entry.id)).size === list.length),
  tsc: persons,
  secretariat: persons.min(1),
  leadMaintainer: id,
  /**
   * `person` says whose key it is; without it, the first of the secretariat's. `kind` says what the
   * device is; without it, a desktop's.
   */
  founder: form({ publicKey, person: id.optional(), kind: deviceKind.optional() }),
  relay: form({ publicKey, url: line.optional() }),
  recovery: form({ publicKey }).optional(),
  rulebook: rulebookChange.optional(),
  rehearsal: z.boolean().optional(),
});

type Founding = z.infer<typeof foundingForm>;

/** Who signs the founding. */
const founderOf = (data: Founding): string => data.founder.person ?? data.secretariat[0] ?? '';

/** A founding names only organizations and people that it lists itself, and each id once. */
const fitsTogether: Guard<Founding> = ({ data }) => {
  const organizations = new Set(data.organizations.map((entry) => entry.id));
  const homeless = data.persons.find((entry) => !organizations.has(entry.organization));
  if (homeless) return refuse('unknown', { kind: 'organization', id: homeless.organization });
  const people = new Set(data.persons.map((entry) => entry.id));
  const stranger = [...data.tsc, ...data.secretariat, data.leadMaintainer].find(
    (key) => !people.has(key),
  );
  if (stranger !== undefined) return refuse('unknown', { kind: 'person', id: stranger });
  const twice = data.organizations.find((entry) => !organizations.delete(entry.id));
  return twice === undefined
    ? null
    : refuse('duplicate-id', { kind: 'organization', id: twice.id });
};

const firstEntry: Guard<unknown> = ({ state }) =>
  state.association === null ? null : refuse('already-founded', {});

/** It may be stricter than DIP-7, never weaker. */
const validRulebook: Guard<Founding> = ({ data }) => {
  const path = data.rulebook === undefined ? null : invalidPart(data.rulebook);
  return path === null ? null : refuse('rulebook-invalid', { path });
};

const distinctKeys: Guard<Founding> = ({ data }) => {
  const keys = [data.founder, data.relay, ...(data.recovery ? [data.recovery] : [])];
  const distinct = new Set(keys.map((key) => key.publicKey));
  return distinct.size === keys.length ? null : refuse('key-in-use', {});
};

const found = defineAct({
  type: 'association.found',
  data: foundingForm,
  signer: (data) => ({ person: founderOf(data), publicKey: data.founder.publicKey }),
  keys: ({ founder, relay, recovery }) => ({
    'founder.publicKey': founder.publicKey,
    'relay.publicKey': relay.publicKey,
    ...(recovery && { 'recovery.publicKey': recovery.publicKey }),
  }),
  itself: fitsTogether,
  who: {
    needs: 'secretariat',
    may: ({ state, data, by }) => (state.association ?? data).secretariat.includes(by.person),
  },
  guards: [firstEntry, validRulebook, distinctKeys],
  effect: (draft, { data, by, at, context }) => {
    draft.found({
      name: data.name,
      foundedAt: at,
      rehearsal: data.rehearsal ?? false,
      rulebook: changedRulebook(DIP_7_RULEBOOK, data.rulebook ?? {}),
      tsc: [...data.tsc].sort(),
      secretariat: [...data.secretariat].sort(),
      maintainers: [],
      leadMaintainer: data.leadMaintainer,
      relay: { publicKey: data.relay.publicKey, url: data.relay.url ?? null },
      relayKeys: [data.relay.publicKey],
    });
    for (const entry of data.organizations) {
      draft.put('organization', entry.id, { ...entry, withdrawn: false });
    }
    for (const entry of data.persons) draft.put('person', entry.id, { ...entry, departed: false });
    const recovery = data.recovery
      ? [{ publicKey: data.recovery.publicKey, kind: 'recovery' as const }]
      : [];
    for (const key of [
      { publicKey: data.founder.publicKey, kind: data.founder.kind ?? 'desktop' },
      ...recovery,
    ]) {
      const device = context.crypto.sha256(key.publicKey);
      draft.put('device', device, {
        id: device,
        person: by.person,
        ...key,
        addedAt: at,
        revokedAt: null,
        lastN: 0,
      });
    }
  },
});

/** An organization that has withdrawn is not there, but it may be admitted again. */
const admit = defineAct({
  type: 'organization.admit',
  data: form({ organization }),
  makes: ({ organization: { id: key } }, state) =>
    state.organization.get(key)?.withdrawn === true ? [] : [{ kind: 'organization', id: key }],
  who: secretariat,
  guards: [],
  effect: (draft, { data }) =>
    draft.put('organization', data.organization.id, { ...data.organization, withdrawn: false }),
});

/** Somebody of the secretariat is left, or nobody could register people any more. */
export function successorNeeded(state: State, gone: readonly string[]): Refusal | null {
  return founded(state).secretariat.every((member) => gone.includes(member))
    ? refuse('successor-needed', {})
    : null;
}

const personsOf = (state: State, key: string): string[] =>
  recordsWhere(state.person, (entry) => entry.organization === key && !entry.departed).map(
    (entry) => entry.id,
  );

const withdraw = defineAct({
  type: 'organization.withdraw',
  data: form({ organization: id }),
  refersTo: (data) => [{ kind: 'organization', id: data.organization }],
  who: secretariat,
  guards: [({ state, data }) => successorNeeded(state, personsOf(state, data.organization))],
  effect: (draft, { state, data, at }) => {
    draft.change('organization', data.organization, { withdrawn: true });
    endSeats(draft, personsOf(state, data.organization), at);
  },
});

const register = defineAct({
  type: 'person.register',
  data: form({ person }),
  refersTo: (data) => [{ kind: 'organization', id: data.person.organization }],
  makes: (data) => [{ kind: 'person', id: data.person.id }],
  who: secretariat,
  guards: [],
  effect: (draft, { data }) =>
    draft.put('person', data.person.id, { ...data.person, departed: false }),
});

/** A person counts for the organization they belong to now; seats go along with the person. */
const move = defineAct({
  type: 'person.move',
  data: form({ person: id, organization: id }),
  registered: (data) => [data.person],
  refersTo: (data) => [{ kind: 'organization', id: data.organization }],
  who: secretariat,
  guards: [],
  effect: (draft, { data }) =>
    draft.change('person', data.person, { organization: data.organization }),
});

const depart = defineAct({
  type: 'person.depart',
  data: form({ person: id, reason: text }),
  persons: (data) => [data.person],
  who: secretariat,
  guards: [({ state, data }) => successorNeeded(state, [data.person])],
  effect: (draft, { state, data, at }) => {
    draft.change('person', data.person, { departed: true });
    endSeats(draft, [data.person], at);
    const devices = recordsWhere(
      state.device,
      (device) => device.person === data.person && device.revokedAt === null,
    );
    for (const device of devices) draft.change('device', device.id, { revokedAt: at });
  },
});

export const ASSOCIATION_ACTS = [found, admit, withdraw, register, move, depart];
