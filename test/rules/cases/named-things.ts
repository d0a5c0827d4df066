/** What the acts of a group and of its DIPs name: unknown, taken already, or outside the association. */

import type { Case } from './case.ts';
import { association, dips, members, outputs, play } from '../moves.ts';
import { GROUP_SAMPLES, MAKES, sampleOf, SAMPLES } from './samples.ts';
import { groups, proposals, works } from './worlds.ts';

/** By field of the data: the kind of what it names. */
const KINDS: Readonly<Record<string, string>> = {
  twg: 'twg',
  topic: 'topic',
  objection: 'objection',
  meeting: 'meeting',
  output: 'output',
  workstream: 'workstream',
  concern: 'concern',
};

const unknownThings = SAMPLES.flatMap((sample) =>
  Object.keys(sample.data)
    .filter((field) => KINDS[field] !== undefined && MAKES[sample.act] !== field)
    .map((field): Case => ({
      clause: `unknown: no such ${field}`,
      ...sample,
      data: { ...sample.data, [field]: 'nowhere' },
      expect: { code: 'unknown', kind: KINDS[field] ?? field, id: 'nowhere' },
    })),
);

/** An act on a DIP that has not been submitted. */
const noDip = SAMPLES.filter(
  ({ act, data }) => /^(dip|workstream|concern)\./.test(act) && 'output' in data,
)
  .filter(({ act }) => act !== 'dip.submit')
  .map((sample): Case => ({
    clause: 'unknown: the DIP is not submitted yet',
    ...sample,
    world: works.approved,
    expect: { code: 'unknown', kind: 'dip', id: 'o1' },
  }));

const taken = Object.entries(MAKES).map(([act, field]): Case => ({
  clause: `duplicate-id: the ${field} is there already, whoever asks`,
  ...sampleOf(act),
  world: () => play(sampleOf(act).world(), sampleOf(act)),
  by: 'amy',
  expect: { code: 'duplicate-id', kind: field, id: String(sampleOf(act).data[field]) },
}));

/** By act: the field that names a person, or persons. */
const NAMES: Readonly<Record<string, 'person' | 'to' | 'persons' | 'manager'>> = {
  'member.add': 'person',
  'member.role': 'person',
  'member.remove': 'person',
  'facilitator.invite': 'person',
  'facilitator.hand-over': 'to',
  'facilitator.appoint': 'person',
  'output.assign': 'persons',
  'dip.assign-manager': 'manager',
};

const persons = Object.entries(NAMES).flatMap(([act, field]): Case[] => {
  const sample = sampleOf(act);
  const naming = (person: string) => ({
    ...sample.data,
    [field]: field === 'persons' ? ['bob', person] : person,
  });
  return [
    {
      clause: 'unknown: a person never registered',
      ...sample,
      data: naming('nobody'),
      expect: { code: 'unknown', kind: 'person', id: 'nobody' },
    },
    {
      clause: 'not-a-member: a person who has departed, whoever asks',
      ...sample,
      world: () => play(sample.world(), association.depart('amy')),
      by: 'tess',
      data: naming('amy'),
      expect: { code: 'not-a-member', person: 'amy' },
    },
    {
      clause: 'not-a-member: a person whose organization has withdrawn',
      ...sample,
      world: () =>
        play(sample.world(), association.move('max', 'dune'), association.withdraw('dune')),
      data: naming('max'),
      expect: { code: 'not-a-member', person: 'max' },
    },
  ];
});

/** The author of an act belongs to the association. */
const authors = GROUP_SAMPLES.filter(({ by }) => by === 'bob' || by === 'carol').map(
  (sample): Case => ({
    clause: 'not-a-member: the organization of who asks has withdrawn',
    ...sample,
    world: () => play(sample.world(), association.withdraw(sample.by === 'bob' ? 'bolt' : 'core')),
    expect: { code: 'not-a-member', person: sample.by },
  }),
);

const orders: readonly Case[] = [
  {
    clause: 'unknown comes before duplicate-id',
    world: works.twgVote,
    ...outputs.callVote({ output: 'nowhere', ballot: 'proceed-1' }),
    expect: { code: 'unknown', kind: 'output', id: 'nowhere' },
  },
  {
    clause: 'not-a-member comes before unknown',
    world: () => play(groups.formed(), association.depart('amy')),
    by: 'alice',
    act: 'member.add',
    data: { twg: 'nowhere', person: 'amy', role: 'reviewer' },
    expect: { code: 'not-a-member', person: 'amy' },
  },
  {
    clause: 'unknown comes before not-permitted',
    world: groups.formed,
    ...members.add('nobody'),
    by: 'dave',
    expect: { code: 'unknown', kind: 'person', id: 'nobody' },
  },
  {
    clause: 'duplicate-id comes before the stage',
    world: proposals.accepted,
    ...dips.requestAcceptance({ ballot: 'acceptance-1' }),
    expect: { code: 'duplicate-id', kind: 'ballot', id: 'acceptance-1' },
  },
  {
    clause: 'not-permitted comes before the stage',
    world: groups.concluded,
    ...members.add('amy'),
    by: 'bob',
    expect: { code: 'not-permitted', needs: 'facilitator' },
  },
];

export const NAMED_THING_CASES: readonly Case[] = [
  ...unknownThings,
  ...noDip,
  ...taken,
  ...persons,
  ...authors,
  ...orders,
];
