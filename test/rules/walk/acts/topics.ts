import type { World } from '../../world.ts';
import { GROUP } from '../people.ts';
import { candidatesOf, freshBallot, type Candidates } from './candidate.ts';
import { hashOf } from './texts.ts';

/** The objections that acts are tried on: those that stand, and one that is settled. */
function objectionsOf(world: World): string[] {
  const all = [...world.state.objection.values()];
  const settled = all.filter((objection) => objection.resolution !== null).slice(0, 1);
  return [...all.filter((objection) => objection.resolution === null), ...settled].map(
    (objection) => objection.id,
  );
}

export const topicActs: Candidates = (world) => {
  const of = { twg: GROUP };
  const topic = 't1';
  const ballot = freshBallot(world);
  const vote = { topic, ballot, textSha256: hashOf('question') };
  const raised = world.state.topic.has(topic) ? `t${world.state.topic.size + 1}` : topic;
  const meeting = 'm1';
  const called = world.state.meeting.has(meeting) ? `m${world.state.meeting.size + 1}` : meeting;
  const when = { title: 'Weekly', at: '2026-03-02T16:00:00Z', minutes: 60, where: 'Call' };
  return candidatesOf('topics', [
    ['topic.raise', { ...of, topic: raised, title: 'Retries' }],
    ['topic.drop', { topic, reason: 'Moot.' }],
    ['topic.reopen', { topic, reason: 'News.' }],
    [
      'topic.object',
      { topic, objection: `j${world.state.objection.size + 1}`, reason: 'Too slow.' },
    ],
    ...objectionsOf(world).map(
      (objection) => ['topic.settle', { objection, resolution: 'Measured.' }] as const,
    ),
    ['topic.agree', { topic, summary: 'Three times.' }],
    ['topic.call-vote', vote, { ...vote, days: 0 }, { ...vote, textSha256: 'd'.repeat(64) }],
    ['meeting.schedule', { ...of, meeting: called, ...when }],
    ['meeting.change', { meeting, ...when, minutes: 90 }],
    ['meeting.cancel', { meeting, reason: 'Nobody is there.' }],
  ]);
};
