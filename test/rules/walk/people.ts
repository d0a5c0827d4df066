/** The association that the walk goes through: at least one person of every kind. */

import { decide, type Decide } from '../../../shared/rules/decide.ts';
import type { State } from '../../../shared/rules/index.ts';
import { World, type Cast } from '../world.ts';
import { facilitatesGroup, interestedIn, isInAssociation, seatIn } from './standing.ts';

export const GROUP = 'ops';
export const OUTPUT = 'o1';

const CAST: Cast = {
  organizations: {
    acme: ['alice', 'erin', 'dede'],
    bolt: ['bob', 'oscar'],
    core: ['carol', 'chris'],
    dune: ['dave'],
    gone: ['wes'],
    tech: ['tess', 'tim', 'tom'],
    office: ['sam', 'sue', 'lead', 'mona', 'max'],
  },
  tsc: ['tess', 'tim', 'tom'],
  secretariat: ['sam', 'sue'],
  leadMaintainer: 'lead',
};

/** Everybody who tries every act, and the relay. */
export const PEOPLE: readonly string[] = [...Object.values(CAST.organizations).flat(), 'relay'];

/** Founded; wes's organization has withdrawn, dede has departed, mona and max are maintainers. */
export function association(decider: Decide = decide): World {
  const world = World.founded(CAST, {}, decider)
    .do('sam', 'organization.withdraw', { organization: 'gone' })
    .do('sam', 'person.depart', { person: 'dede', reason: 'Left.' });
  return ['mona', 'max'].reduce<World>(
    (at, person) => at.do('lead', 'maintainer.appoint', { person }),
    world,
  );
}

export type PersonKind =
  | 'relay'
  | 'departed'
  | 'of a withdrawn organization'
  | 'facilitator'
  | 'co-facilitator'
  | 'member'
  | 'observer'
  | 'manager'
  | 'lead maintainer'
  | 'maintainer'
  | 'secretariat'
  | 'TSC'
  | 'creator'
  | 'interested'
  | 'outsider';

export const KINDS_OF_PERSON: readonly PersonKind[] = [
  'facilitator',
  'co-facilitator',
  'member',
  'observer',
  'creator',
  'interested',
  'outsider',
  'secretariat',
  'TSC',
  'lead maintainer',
  'manager',
  'maintainer',
  'of a withdrawn organization',
  'departed',
  'relay',
];

/** What a person is first of all, for the group of the walk: the first that fits. */
export function kindOf(state: State, person: string): PersonKind {
  if (person === 'relay') return 'relay';
  if (state.person.get(person)?.departed === true) return 'departed';
  if (!isInAssociation(state, person)) return 'of a withdrawn organization';
  return kindInGroup(state, person) ?? kindByOffice(state, person) ?? kindAround(state, person);
}

function kindInGroup(state: State, person: string): PersonKind | null {
  const twg = state.twg.get(GROUP);
  if (twg === undefined) return null;
  const role = seatIn(twg, person)?.role;
  if (role === 'facilitator' || role === 'co-facilitator') return role;
  if (facilitatesGroup(twg, person)) {
    return twg.facilitators[0] === person ? 'facilitator' : 'co-facilitator';
  }
  if (role === undefined) return null;
  return role === 'observer' ? 'observer' : 'member';
}

function kindByOffice(state: State, person: string): PersonKind | null {
  const { association: found } = state;
  if (found === null) return null;
  if (state.dip.get(OUTPUT)?.manager === person) return 'manager';
  if (found.leadMaintainer === person) return 'lead maintainer';
  if (found.maintainers.includes(person)) return 'maintainer';
  if (found.secretariat.includes(person)) return 'secretariat';
  return found.tsc.includes(person) ? 'TSC' : null;
}

function kindAround(state: State, person: string): PersonKind {
  if (state.twg.get(GROUP)?.creator === person) return 'creator';
  return interestedIn(state, GROUP, person) ? 'interested' : 'outsider';
}
