/** Who can do what somebody else may not. */

import { facilitatorsOf } from '../rules/group.ts';
import type { Needs } from '../rules/refusal.ts';
import type { State } from '../rules/state.ts';
import { personName } from './names.ts';
import { listed } from './phrases.ts';

/** As the end of “This can be done by …”. */
const WHO: Readonly<Record<Needs, string>> = {
  secretariat: 'somebody of the secretariat',
  'tsc-member': 'a member of the Technical Steering Committee',
  'lead-maintainer': 'the lead maintainer',
  maintainer: 'a maintainer',
  manager: 'the DIP’s manager',
  'manager-or-finalizer':
    'the DIP’s manager, or while it is a draft somebody who owns finalizing it',
  facilitator: 'a facilitator of the group',
  'facilitator-or-finalizer': 'a facilitator of the group, or somebody who owns finalizing it',
  'facilitator-or-secretariat-where-none-is-left':
    'a facilitator of the group, or the secretariat where the group has none',
  'creator-or-facilitator': 'whoever created the proposal, or one of its facilitators',
  'creator-facilitator-or-secretariat':
    'whoever created the proposal, one of its facilitators, or the secretariat',
  member: 'a member of the group (observers are not members)',
  'raiser-or-facilitator': 'whoever raised the topic, or a facilitator of the group',
  'raiser-or-manager': 'whoever raised the concern, or the DIP’s manager',
  objector: 'whoever objected',
  opener: 'whoever opened the ballot',
  'device-owner-or-secretariat': 'whose device it is, or the secretariat',
  person: 'a person of the association',
  relay: 'the relay, by itself',
};

const isNeeds = (needs: string): needs is Needs => Object.hasOwn(WHO, needs);

/** The people with that office, where it is one of the association’s; nobody otherwise. */
function holders(needs: Needs, state: State): readonly string[] {
  const { association } = state;
  if (association === null) return [];
  if (needs === 'secretariat') return association.secretariat;
  if (needs === 'tsc-member') return association.tsc;
  if (needs !== 'lead-maintainer' && needs !== 'maintainer') return [];
  const lead = association.leadMaintainer === null ? [] : [association.leadMaintainer];
  return needs === 'lead-maintainer' ? lead : [...new Set([...lead, ...association.maintainers])];
}

/** More names than this would say less than the office does. */
const MOST_NAMES = 4;

const named = (state: State, ids: readonly string[]): string =>
  ids.length === 0 || ids.length > MOST_NAMES
    ? ''
    : ` (${listed(
        ids.map((id) => personName(state, id)),
        'or',
      )})`;

/** “somebody of the secretariat (Ada Byron or Wen Li)”. */
export function needsWords(needs: string, state: State): string {
  return isNeeds(needs)
    ? `${WHO[needs]}${named(state, holders(needs, state))}`
    : `somebody else (${needs})`;
}

/** “a facilitator of the group (Ada Byron)”, of a group that is known. */
export function facilitatorsWords(state: State, twg: string): string {
  const group = state.twg.get(twg);
  return group === undefined
    ? WHO.facilitator
    : `${WHO.facilitator}${named(state, facilitatorsOf(group))}`;
}
