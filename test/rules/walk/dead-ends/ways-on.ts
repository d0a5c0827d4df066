/** For each thing that goes through stages: how it gets to another one, if it does. */

import {
  known,
  type DipStatus,
  type OutputStage,
  type TwgStage,
} from '../../../../shared/rules/index.ts';
import type { World } from '../../world.ts';
import { foundedIn } from '../standing.ts';
import { submitAgain } from './submit-again.ts';
import {
  byFacilitator,
  byManager,
  byOneOf,
  bySecretariat,
  whenClosed,
  whenVotedOn,
  withLead,
  type Way,
} from './ways.ts';

const reason = 'It goes on.';

/** How far concluding a group may be: two steps for each of its outputs, and its ballots. */
const MOST_STEPS = 16;

const withdrawDip: Way = (world, output) =>
  byFacilitator(world, known(world.state, 'output', output).twg, 'dip.withdraw', {
    output,
    reason,
  });

const channels = [{ kind: 'email', name: 'all' }] as const;

/** To another stage: the vote it waits for, or as its facilitators decide. */
const moveOutput: Way = (world, output) => {
  const { stage, twg } = known(world.state, 'output', output);
  return stage === 'twg-vote' || stage === 'tsc-vote'
    ? whenVotedOn(world, output)
    : (byFacilitator(world, twg, 'output.abandon', { output, reason }) ??
        byFacilitator(world, twg, 'output.circulate', { output, channels }));
};

/** Does what an output still asks of its group before it can conclude. */
const settleOutput: Way = (world, output) =>
  world.state.dip.get(output)?.status === 'denied'
    ? submitAgain(world, output)
    : (moveOutput(world, output) ?? withdrawDip(world, output));

const conclude: Way = (start, twg) => {
  let world = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const done =
      byFacilitator(world, twg, 'twg.conclude', { twg, reason }) ??
      bySecretariat(world, 'twg.conclude', { twg, reason });
    if (done !== null) return done;
    const next = nextToSettle(world, twg);
    if (next === null) return null;
    world = next;
  }
  return null;
};

/** What stands between a group and its end: first its ballots, then its outputs. */
function nextToSettle(world: World, twg: string): World | null {
  const { state } = world;
  const [open] = state.openBallots;
  if (open !== undefined) return whenClosed(world, open);
  const { outputs } = known(state, 'twg', twg);
  const output = outputs.find((id) => {
    const { stage } = known(state, 'output', id);
    const status = state.dip.get(id)?.status;
    const settled = stage === 'circulated' || stage === 'abandoned';
    return !settled || status === 'submitted' || status === 'denied';
  });
  return output === undefined ? null : settleOutput(world, output);
}

const giveUp: Way = (world, twg) => bySecretariat(world, 'proposal.withdraw', { twg, reason });

const TWG: { readonly [S in TwgStage]: Way | null } = {
  draft: giveUp,
  circulating: giveUp,
  voting: whenVotedOn,
  declined: giveUp,
  formed: conclude,
  concluded: null,
  withdrawn: null,
};

const OUTPUT: { readonly [S in OutputStage]: Way | null } = {
  drafting: moveOutput,
  'twg-vote': whenVotedOn,
  'tsc-review': moveOutput,
  'tsc-vote': whenVotedOn,
  approved: moveOutput,
  circulated: null,
  abandoned: null,
};

const DIP: { readonly [S in DipStatus]: Way | null } = {
  submitted: (world, output) => byManager(world, output, 'dip.deny', { output, reason }),
  denied: submitAgain,
  draft: (world, output) =>
    byManager(world, output, 'dip.last-call', {
      output,
      days: 14,
      textSha256: known(world.state, 'dip', output).textSha256,
      noEngineering: reason,
    }) ?? withdrawDip(world, output),
  'last-call': (world, output) => {
    const voted = whenVotedOn(world, output);
    return byManager(voted ?? world, output, 'dip.reject', { output, reason }) ?? voted;
  },
  accepted: (world, output) => {
    const led = withLead(world);
    const { leadMaintainer, maintainers } = foundedIn(led.state);
    const able = [...maintainers, ...(leadMaintainer === null ? [] : [leadMaintainer])];
    return byOneOf(led, able, 'dip.deprecate', { output, reason });
  },
  final: null,
  rejected: null,
  withdrawn: null,
  deprecated: null,
};

const dropTopic: Way = (world, topic) => {
  const voted = whenVotedOn(world, topic);
  const { twg } = known(world.state, 'topic', topic);
  return byFacilitator(voted ?? world, twg, 'topic.drop', { topic, reason }) ?? voted;
};

/** A thing that is not at its end, and how it may get on. */
export interface Going {
  readonly kind: 'twg' | 'output' | 'dip' | 'topic' | 'ballot';
  readonly id: string;
  readonly stage: string;
  readonly way: Way;
}

const going = (kind: Going['kind'], id: string, stage: string, way: Way | null): Going[] =>
  way === null ? [] : [{ kind, id, stage, way }];

/** Everything that is not at its end. A topic ends with its group. */
export function allGoing({ state }: World): Going[] {
  return [
    ...[...state.twg.values()].flatMap(({ id, stage }) => going('twg', id, stage, TWG[stage])),
    ...[...state.output.values()].flatMap(({ id, stage }) =>
      going('output', id, stage, OUTPUT[stage]),
    ),
    ...[...state.dip.values()].flatMap(({ output, status }) =>
      going('dip', output, status, DIP[status]),
    ),
    ...[...state.topic.values()].flatMap(({ id, status, twg }) =>
      status === 'open' && known(state, 'twg', twg).stage === 'formed'
        ? going('topic', id, status, dropTopic)
        : [],
    ),
    ...state.openBallots.flatMap((id) => going('ballot', id, 'open', whenClosed)),
  ];
}

/** The stage of the same thing in another world. */
export function stageOf({ state }: World, { kind, id }: Going): string {
  if (kind === 'twg' || kind === 'output') return known(state, kind, id).stage;
  return known(state, kind, id).status;
}
