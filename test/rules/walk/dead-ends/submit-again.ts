/** "`denied` (improved through `output.reopen`, then submitted again)". */

import { DUTIES, known, type OutputStage } from '../../../../shared/rules/index.ts';
import type { World } from '../../world.ts';
import { hashOf } from '../acts/texts.ts';
import { byFacilitator, byOneOf, whenVotedOn, type Way } from './ways.ts';

/** Everyone on the roll is in favor. */
function passed(world: World, subject: string): World | null {
  const open = world.state.openBallots.find(
    (id) => known(world.state, 'ballot', id).subject === subject,
  );
  if (open === undefined) return null;
  const { roll, textSha256 } = known(world.state, 'ballot', open);
  const voted = roll.reduce<World>(
    (at, person) =>
      byOneOf(at, [person], 'ballot.cast', { ballot: open, choice: 'yes', textSha256 }) ?? at,
    world,
  );
  return whenVotedOn(voted, subject);
}

/** The group votes to proceed, a facilitator owning what nobody else does. */
const proceed: Way = (world, output) => {
  const { twg } = known(world.state, 'output', output);
  const owned = DUTIES.reduce<World>((at, duty) => {
    const { owners } = known(at.state, 'output', output);
    const [member = ''] = known(at.state, 'twg', twg)
      .roster.filter(({ role }) => role !== 'observer')
      .map(({ person }) => person);
    if (owners[duty].length > 0) return at;
    return byFacilitator(at, twg, 'output.assign', { output, duty, persons: [member] }) ?? at;
  }, world);
  const called = byFacilitator(owned, twg, 'output.call-vote', {
    output,
    ballot: `proceed-${world.seq}`,
    textSha256: hashOf('output'),
  });
  return called && passed(called, output);
};

/** The TSC approves what the group voted on. */
const approve: Way = (world, output) => {
  const { twg, groupText, reviewEndsAt } = known(world.state, 'output', output);
  const reviewed = world.until(Math.max(world.at, reviewEndsAt ?? 0));
  const asked = byFacilitator(reviewed, twg, 'output.request-approval', {
    output,
    ballot: `approval-${world.seq}`,
    textSha256: groupText ?? '',
    changes: 'none',
  });
  return asked && passed(asked, output);
};

const submit: Way = (world, output) => {
  const { twg, approvedText, owners } = known(world.state, 'output', output);
  const data = {
    output,
    repository: 'diem/dip',
    pullRequest: 203,
    commit: 'c0ffee9',
    textSha256: approvedText ?? '',
  };
  return (
    byFacilitator(world, twg, 'dip.submit', data) ??
    byOneOf(world, owners.finalizing, 'dip.submit', data)
  );
};

const STEP: { readonly [S in OutputStage]: Way | null } = {
  drafting: proceed,
  'twg-vote': passed,
  'tsc-review': approve,
  'tsc-vote': passed,
  approved: submit,
  circulated: submit,
  abandoned: null,
};

/** Takes the output of a denied DIP to where it can be submitted again, and submits it. */
export const submitAgain: Way = (start, output) => {
  let world = start;
  for (let step = 0; step < Object.keys(STEP).length; step += 1) {
    const next = STEP[known(world.state, 'output', output).stage]?.(world, output) ?? null;
    if (next === null || next.state.dip.get(output)?.status === 'submitted') return next;
    world = next;
  }
  return null;
};
