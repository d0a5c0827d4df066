/**
 * The order of checks, the same for every act; the first that fails names the refusal. What comes
 * of an act's own row in the contract is in its definition.
 */

import type { ActDefinition, Case } from './act-definition.ts';
import { isMember } from './association-member.ts';
import type { Act, Context } from './context.ts';
import { refuse, type Refusal } from './refusal.ts';
import { founded, type Device, type Kind, type Person, type State } from './state.ts';

/** An act whose data has the form of its definition, and its author, as far as they are known. */
export interface Asked {
  readonly definition: ActDefinition<unknown>;
  readonly act: Act;
  /** The data as read by the form. */
  readonly given: Case<unknown>;
  readonly state: State;
  readonly context: Context;
  /** The signing device, where it is known already. */
  readonly device: Device | undefined;
  /** The author, where they are registered already. */
  readonly person: Person | undefined;
}

export type Check = (asked: Asked) => Refusal | null;

const keysSound: Check = ({ definition, given, context }) => {
  const keys = Object.entries(definition.keys?.(given.data) ?? {});
  const unsound = keys.find(([, key]) => !context.crypto.isSoundKey(key));
  return unsound === undefined ? null : refuse('malformed', { path: `data.${unsound[0]}` });
};

/** The founding, and a device that enrols, are signed with the key that they bring. */
const signedByOwnKey: Check = ({ definition, given, act, state, context }) => {
  if (definition.signer === undefined) return null;
  if (definition.type === 'association.found' && state.association !== null) return null;
  const { publicKey } = definition.signer(given.data);
  return context.crypto.sha256(publicKey) === act.device
    ? null
    : refuse('malformed', { path: 'device' });
};

const isFounded: Check = ({ state, definition }) =>
  state.association === null && definition.type !== 'association.found'
    ? refuse('not-founded', {})
    : null;

const idUnused: Check = ({ state, act }) =>
  state.acts.has(act.id) ? refuse('id-reused', { id: act.id }) : null;

const isRelay = ({ act }: Asked): boolean => act.device === 'relay';

/** The founder registers with the founding; everybody else is registered before. */
const authorRegistered: Check = (asked) => {
  const { state, given, definition } = asked;
  if (isRelay(asked)) return null;
  const { person } = given.by;
  const listed =
    definition.type === 'association.found' && state.association === null
      ? (given.data as { persons: readonly { id: string }[] }).persons.some(
          ({ id }) => id === person,
        )
      : asked.person !== undefined;
  return listed ? null : refuse('unknown-person', { person: person === '' ? null : person });
};

/** Every device of a person who has departed is revoked, and no new one can be enrolled. */
const deviceInForce: Check = ({ act, device, person }) =>
  person?.departed === true || (device !== undefined && device.revokedAt !== null)
    ? refuse('device-revoked', { device: act.device })
    : null;

/** An act that was held back cannot be slipped in behind a later one. */
const inOrder: Check = (asked) => {
  const { state, act, device } = asked;
  const last = isRelay(asked) ? state.relayN : (device?.lastN ?? 0);
  return act.n > last ? null : refuse('out-of-order', { last });
};

/** The author belongs to the association, unless a frozen roll decides. */
const authorIsMember: Check = (asked) => {
  const { state, definition, given } = asked;
  if (isRelay(asked) || state.association === null || definition.rollDecides) return null;
  const { person } = given.by;
  return isMember(state, person) ? null : refuse('not-a-member', { person });
};

/** So does everyone whom the act names; who was never registered is unknown, below. */
const namedAreMembers: Check = ({ state, definition, given }) => {
  const named = definition.persons?.(given.data) ?? [];
  const outside = named.find((person) => state.person.has(person) && !isMember(state, person));
  if (outside !== undefined) return refuse('not-a-member', { person: outside });
  const registered = definition.registered?.(given.data) ?? [];
  const departed = registered.find((person) => state.person.get(person)?.departed === true);
  return departed === undefined ? null : refuse('not-a-member', { person: departed });
};

/** A withdrawn organization and a revoked device are not there any more. */
function isThere(state: State, kind: Kind, id: string): boolean {
  if (kind === 'organization') return state.organization.get(id)?.withdrawn === false;
  if (kind === 'device') return state.device.get(id)?.revokedAt === null;
  return state[kind].has(id);
}

const namedAreThere: Check = ({ state, definition, given }) => {
  const absent = (definition.refersTo?.(given.data, state) ?? []).find(
    ({ kind, id }) => !isThere(state, kind, id),
  );
  if (absent !== undefined) return refuse('unknown', absent);
  const stranger = [definition.persons, definition.registered]
    .flatMap((named) => named?.(given.data) ?? [])
    .find((id) => !state.person.has(id));
  return stranger === undefined ? null : refuse('unknown', { kind: 'person', id: stranger });
};

const idsFree: Check = ({ state, definition, given }) => {
  const taken = (definition.makes?.(given.data, state) ?? []).find(({ kind, id }) =>
    state[kind].has(id),
  );
  return taken === undefined ? null : refuse('duplicate-id', taken);
};

const fitsTogether: Check = ({ definition, given }) => definition.itself?.(given) ?? null;

const permitted: Check = ({ definition: { who }, given }) => {
  if (who.may(given)) return null;
  return who.otherwise?.(given) ?? refuse('not-permitted', { needs: who.needs });
};

const atStage: Check = ({ definition, given }) => definition.stage?.(given) ?? null;

const ownGuards: Check = ({ definition, given }) => {
  for (const guard of definition.guards) {
    const refusal = guard(given);
    if (refusal !== null) return refusal;
  }
  return null;
};

/** A text that is voted on or posted is kept, so that anyone can read it later. */
const textKept: Check = ({ definition, given, context }) => {
  const textSha256 = definition.text?.(given.data);
  return textSha256 === undefined || context.hasText(textSha256)
    ? null
    : refuse('text-missing', { textSha256 });
};

const ballotLength: Check = ({ state, definition, given }) => {
  const days = definition.opens?.(given)?.days;
  if (days === undefined) return null;
  const { min, max } = founded(state).rulebook.ballotDays;
  return days >= min && days <= max ? null : refuse('ballot-length', { min, max });
};

/** Somebody is there to vote. */
const bodyNotEmpty: Check = ({ definition, given }) =>
  definition.opens?.(given)?.roll.length === 0 ? refuse('no-tsc', {}) : null;

/** Asked in this order; before them, that the data has its form (`malformed`). */
export const CHECKS: readonly Check[] = [
  keysSound,
  signedByOwnKey,
  isFounded,
  idUnused,
  authorRegistered,
  deviceInForce,
  inOrder,
  authorIsMember,
  namedAreMembers,
  namedAreThere,
  fitsTogether,
  idsFree,
  permitted,
  atStage,
  ownGuards,
  textKept,
  ballotLength,
  bodyNotEmpty,
];
