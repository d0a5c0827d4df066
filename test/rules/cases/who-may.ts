/** The column "who" of the contract's tables: every act by everybody else. */

import type { Case } from './case.ts';
import { as, association, dips, members, play, topics } from '../moves.ts';
import { sampleOf } from './samples.ts';
import { groups, once, proposals, works } from './worlds.ts';
import type { Refusal } from '../../../shared/rules/index.ts';

type Needs = (Refusal & { code: 'not-permitted' })['needs'];

/**
 * Of the group: alice facilitates, bob and carol are members, dave observes; adam is of the
 * facilitator's organization. sam is of the secretariat, tess on the TSC, lead and mona maintain.
 */
const EVERYBODY = [
  'alice',
  'bob',
  'carol',
  'dave',
  'adam',
  'tess',
  'sam',
  'lead',
  'mona',
  'relay',
] as const;

/** By act: what it needs, and who of everybody has it in the act's sample. */
const WHO: Readonly<Record<string, readonly [needs: Needs, ...may: readonly string[]]>> = {
  'member.add': ['facilitator', 'alice'],
  'member.role': ['facilitator', 'alice'],
  'member.remove': ['facilitator', 'alice'],
  'facilitator.invite': ['facilitator', 'alice'],
  'facilitator.hand-over': ['facilitator', 'alice'],
  'facilitator.appoint': ['secretariat', 'sam', 'alice'],
  'update.post': ['facilitator', 'alice'],
  'charter.revise': ['facilitator', 'alice'],
  'topic.raise': ['member', 'alice', 'bob', 'carol'],
  'topic.drop': ['raiser-or-facilitator', 'alice', 'bob'],
  'topic.reopen': ['member', 'alice', 'bob', 'carol'],
  'topic.object': ['member', 'alice', 'bob', 'carol'],
  'topic.settle': ['objector', 'carol'],
  'topic.agree': ['facilitator', 'alice'],
  'topic.call-vote': ['facilitator', 'alice'],
  'meeting.schedule': ['facilitator', 'alice'],
  'meeting.change': ['facilitator', 'alice'],
  'meeting.cancel': ['facilitator', 'alice'],
  'output.start': ['facilitator', 'alice'],
  'output.assign': ['facilitator', 'alice'],
  'output.volunteer': ['member', 'alice', 'bob', 'carol'],
  'output.step-back': ['member', 'alice', 'bob', 'carol'],
  'output.call-vote': ['facilitator', 'alice'],
  'output.request-approval': ['facilitator', 'alice'],
  'output.return': ['facilitator', 'alice'],
  'output.abandon': ['facilitator-or-secretariat-where-none-is-left', 'alice'],
  'output.circulate': ['facilitator', 'alice'],
  'output.reopen': ['facilitator', 'alice'],
  'output.dissent': ['member', 'alice', 'bob', 'carol'],
  'twg.conclude': ['facilitator-or-secretariat-where-none-is-left', 'alice'],
  'dip.submit': ['facilitator-or-finalizer', 'alice', 'bob'],
  'dip.assign-manager': ['lead-maintainer', 'lead'],
  'dip.merge': ['manager', 'mona'],
  'dip.deny': ['manager', 'mona'],
  'workstream.open': ['manager', 'mona'],
  'workstream.progress': ['manager', 'mona'],
  'dip.revise': ['manager-or-finalizer', 'mona', 'bob'],
  'dip.last-call': ['manager', 'mona'],
  'dip.extend-last-call': ['manager', 'mona'],
  'concern.raise': ['person', ...EVERYBODY.filter((person) => person !== 'relay')],
  'concern.resolve': ['raiser-or-manager', 'mona'],
  'dip.request-acceptance': ['manager', 'mona'],
  'dip.reject': ['manager', 'mona'],
  'dip.withdraw': ['facilitator', 'alice'],
  'dip.finalize': ['manager', 'mona'],
  'dip.reopen': ['manager', 'mona'],
  'dip.deprecate': ['maintainer', 'mona', 'lead'],
};

/** alice has departed in this sample, which is another refusal. */
const DEPARTED: Readonly<Record<string, string>> = { 'facilitator.appoint': 'alice' };

const byEverybody = Object.entries(WHO).flatMap(([act, [needs, ...may]]) =>
  EVERYBODY.flatMap((person): Case[] => {
    const sample = sampleOf(act);
    const mayNot: Case = {
      clause: `not by ${person}`,
      ...sample,
      by: person,
      expect: { code: 'not-permitted', needs },
    };
    const does: Case = { clause: `by ${person}`, ...sample, by: person, expect: () => {} };
    if (DEPARTED[act] === person) return [];
    return [may.includes(person) ? does : mayNot];
  }),
);

/** No facilitator is left, so that what only facilitators do is done by nobody. */
const leaderless = once(() => play(works.tscReview(), association.depart('alice')));

const byNobodyLeft: readonly Case[] = [
  {
    clause: 'where no facilitator is left the secretariat abandons, and no member',
    world: leaderless,
    by: 'bob',
    act: 'output.abandon',
    data: sampleOf('output.abandon').data,
    expect: { code: 'not-permitted', needs: 'facilitator-or-secretariat-where-none-is-left' },
  },
  {
    clause: 'where no facilitator is left the secretariat does not return',
    world: leaderless,
    by: 'sam',
    act: 'output.return',
    data: sampleOf('output.return').data,
    expect: { code: 'not-permitted', needs: 'facilitator' },
  },
  {
    clause: 'who was facilitator and has handed over is none',
    world: () => play(groups.formed(), members.handOver('carol'), members.accept('carol')),
    ...members.invite('bob'),
    expect: { code: 'not-permitted', needs: 'facilitator' },
  },
  {
    clause: 'the raiser of a topic drops it, an objector does not',
    world: () => play(groups.topic(), topics.object('carol')),
    ...topics.drop('carol'),
    expect: { code: 'not-permitted', needs: 'raiser-or-facilitator' },
  },
  {
    clause: 'the raiser of a concern resolves it, another person does not',
    world: () =>
      play(proposals.lastCall(), dips.raiseConcern('cy'), dips.raiseConcern('amy', 'c2')),
    ...dips.resolveConcern('cy', 'c2'),
    expect: { code: 'not-permitted', needs: 'raiser-or-manager' },
  },
  {
    clause: 'a maintainer who does not manage it is no manager',
    world: () => play(proposals.submitted(), association.maintain('max')),
    ...as('max', dips.merge()),
    expect: { code: 'not-permitted', needs: 'manager' },
  },
];

export const WHO_MAY_CASES: readonly Case[] = [...byEverybody, ...byNobodyLeft];
