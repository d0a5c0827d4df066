/**
 * Each act of a formed group and of its DIPs in a world where it is accepted, so that what refuses
 * it elsewhere is only what is different there.
 */

import type { Case } from './case.ts';
import { association, dips, group, members, outputs, play, topics, type Move } from '../moves.ts';
import type { World } from '../world.ts';
import { day, groups, once, proposals, works } from './worlds.ts';

export interface Sample extends Move {
  readonly world: () => World;
}

const sample = (world: () => World, move: Move): Sample => ({ world: once(world), ...move });

const raisedConcern = () => play(proposals.lastCall(), dips.raiseConcern('cy'));

export const GROUP_SAMPLES: readonly Sample[] = [
  sample(() => play(groups.formed(), members.interest('dora')), members.add('dora')),
  sample(groups.formed, members.role('bob', 'reviewer')),
  sample(groups.formed, members.remove('bob')),
  sample(groups.formed, members.leave('bob')),
  sample(groups.formed, members.invite('bob')),
  sample(groups.formed, members.handOver('bob')),
  sample(() => play(groups.formed(), members.invite('bob')), members.accept('bob')),
  sample(() => play(groups.formed(), association.depart('alice')), members.appoint('bob')),
  sample(groups.formed, group.update()),
  sample(groups.formed, group.charter({ scope: 'More.' }, { ballot: 'revision-1' })),
  sample(groups.formed, topics.raise('bob')),
  sample(groups.topic, topics.drop('bob')),
  sample(() => play(groups.topic(), topics.drop('bob')), topics.reopen('carol')),
  sample(groups.topic, topics.object('carol')),
  sample(() => play(groups.topic(), topics.object('carol')), topics.settle('carol')),
  sample(groups.topic, topics.agree()),
  sample(groups.topic, topics.callVote()),
  sample(groups.formed, group.schedule()),
  sample(() => play(groups.formed(), group.schedule()), group.changeMeeting()),
  sample(() => play(groups.formed(), group.schedule()), group.cancelMeeting()),
  sample(groups.formed, outputs.start('report')),
  sample(works.drafting, outputs.assign('editing', ['carol'])),
  sample(works.drafting, outputs.volunteer('carol', 'editing')),
  sample(works.drafting, outputs.stepBack('bob', 'editing')),
  sample(works.drafting, outputs.callVote()),
  sample(() => works.tscReview().until(day(17)), outputs.requestApproval()),
  sample(works.tscReview, outputs.giveBack()),
  sample(works.drafting, outputs.abandon()),
  sample(works.approvedReport, outputs.circulate()),
  sample(works.circulatedReport, outputs.reopen()),
  sample(works.tscReview, outputs.dissent('carol')),
  sample(works.circulatedReport, group.conclude()),
];

export const DIP_SAMPLES: readonly Sample[] = [
  sample(works.approved, dips.submit()),
  sample(proposals.submitted, dips.assignManager('mona')),
  sample(proposals.submitted, dips.merge()),
  sample(proposals.submitted, dips.deny()),
  sample(proposals.draft, dips.openWorkstream()),
  sample(proposals.lastCall, dips.progress('complete')),
  sample(proposals.draft, dips.revise('editorial')),
  sample(proposals.draft, dips.lastCall({ noEngineering: 'A process only.' })),
  sample(proposals.lastCall, dips.extend(21)),
  sample(proposals.lastCall, dips.raiseConcern('cy')),
  sample(raisedConcern, dips.resolveConcern('cy')),
  sample(proposals.lastCallOver, dips.requestAcceptance()),
  sample(proposals.lastCall, dips.reject()),
  sample(proposals.draft, dips.withdraw()),
  sample(() => play(proposals.accepted(), dips.progress('complete')), dips.finalize()),
  sample(proposals.accepted, dips.reopen()),
  sample(() => play(proposals.accepted(), association.maintain('max')), dips.deprecate()),
];

export const SAMPLES: readonly Sample[] = [...GROUP_SAMPLES, ...DIP_SAMPLES];

/** The act as it is in its sample. */
export function sampleOf(act: string): Sample {
  const found = SAMPLES.find((one) => one.act === act);
  if (found === undefined) throw new Error(`no sample of ${act}`);
  return found;
}

/** By act: the field of what it makes, which is not there before. */
export const MAKES: Readonly<Record<string, string>> = {
  'update.post': 'update',
  'charter.revise': 'ballot',
  'topic.raise': 'topic',
  'topic.object': 'objection',
  'topic.call-vote': 'ballot',
  'meeting.schedule': 'meeting',
  'output.start': 'output',
  'output.call-vote': 'ballot',
  'output.request-approval': 'ballot',
  'workstream.open': 'workstream',
  'concern.raise': 'concern',
  'dip.request-acceptance': 'ballot',
};

/** The same where the id of what it makes is free, whatever the world. */
export function withFreeId(one: Sample): Sample {
  const field = MAKES[one.act];
  return field === undefined ? one : { ...one, data: { ...one.data, [field]: 'free' } };
}

export const SAMPLE_CASES: readonly Case[] = SAMPLES.map((one) => ({
  ...one,
  clause: 'is accepted from who may, where it may be done',
  expect: () => {},
}));
