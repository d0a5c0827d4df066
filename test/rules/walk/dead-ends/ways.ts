/** Acts of whoever may do them: what people who mean well can do to get something going again. */

import { decide } from '../../../../shared/rules/decide.ts';
import { closingInstant, known } from '../../../../shared/rules/index.ts';
import type { World } from '../../world.ts';
import { deviceOfPerson } from '../attempt.ts';
import type { Fields } from '../acts/candidate.ts';
import { facilitatorsIn, foundedIn, isInAssociation, membersIn } from '../standing.ts';

/** Gets something of that id a step on; null where it cannot. */
export type Way = (world: World, id: string) => World | null;

/** The world after the act by the first of these persons from whom it is accepted; else null. */
export function byOneOf(
  world: World,
  persons: readonly string[],
  type: string,
  data: Partial<Fields>,
): World | null {
  const { state, seq } = world;
  const context = world.context('way');
  for (const person of persons) {
    const device = deviceOfPerson(person);
    const n = (state.device.get(device)?.lastN ?? 0) + 1;
    const act = { id: `way-${seq + 1}`, n, type, data, device, basis: context.head };
    const decision = decide(state, act, context);
    if (decision.accepted) return world.accept(decision);
  }
  return null;
}

/** Everybody who is of the association. */
const everyone = (world: World): string[] =>
  [...world.state.person.keys()].filter((person) => isInAssociation(world.state, person)).sort();

export const bySecretariat = (world: World, type: string, data: Partial<Fields>): World | null =>
  byOneOf(world, foundedIn(world.state).secretariat, type, data);

/** Time passes until a ballot has closed. */
export function whenClosed(world: World, ballot: string): World {
  return world.until(Math.max(world.at, closingInstant(known(world.state, 'ballot', ballot))));
}

/** The open ballot on that subject, closed; null where none is open. */
export function whenVotedOn(world: World, subject: string): World | null {
  const open = world.state.openBallots.find(
    (id) => known(world.state, 'ballot', id).subject === subject,
  );
  return open === undefined ? null : whenClosed(world, open);
}

/** With a facilitator: the one there is, or one whom the secretariat appoints. */
function withFacilitator(world: World, twg: string): World {
  const group = known(world.state, 'twg', twg);
  if (facilitatorsIn(group).length > 0) return world;
  const [member] = membersIn(group);
  if (member !== undefined) {
    return bySecretariat(world, 'facilitator.appoint', { twg, person: member }) ?? world;
  }
  const [willing = ''] = everyone(world);
  const interested = byOneOf(world, [willing], 'interest.express', { twg });
  const appointed =
    interested && bySecretariat(interested, 'facilitator.appoint', { twg, person: willing });
  return appointed ?? world;
}

/** By a facilitator of the group, who is appointed where none is left. */
export function byFacilitator(
  world: World,
  twg: string,
  type: string,
  data: Partial<Fields>,
): World | null {
  const now =
    known(world.state, 'twg', twg).stage === 'formed' ? withFacilitator(world, twg) : world;
  return byOneOf(now, facilitatorsIn(known(now.state, 'twg', twg)), type, data);
}

/** By the manager of a DIP, who is assigned where there is none, by a lead appointed for it. */
export function byManager(
  world: World,
  output: string,
  type: string,
  data: Partial<Fields>,
): World | null {
  const { manager } = known(world.state, 'dip', output);
  if (manager !== null) return byOneOf(world, [manager], type, data);
  const led = withLead(world);
  const lead = foundedIn(led.state).leadMaintainer ?? '';
  const assigned = byOneOf(led, [lead], 'dip.assign-manager', { output, manager: lead });
  return assigned && byOneOf(assigned, [lead], type, data);
}

export function withLead(world: World): World {
  if (foundedIn(world.state).leadMaintainer !== null) return world;
  const [person = ''] = everyone(world);
  return bySecretariat(world, 'lead-maintainer.appoint', { person }) ?? world;
}
