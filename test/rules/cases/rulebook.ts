/** The rulebook: the TSC's to change, within what DIP-7 allows, and never for what has begun. */

import { DIP_7_RULEBOOK } from '../../../shared/rules/rulebook.ts';
import { founded, known, updatesOverdue } from '../../../shared/rules/index.ts';
import { group, play } from '../moves.ts';
import { CAST, DAY, dipStages, outputStages, sha256, stages, World, type Data } from '../world.ts';
import type { Case } from './case.ts';
import { equal } from './look.ts';
import { ALLOWED, WEAKER } from './rulebook-limits.ts';
import { variations, type Base } from './variations.ts';
import { both, groups, leaves, once, voted } from './worlds.ts';

const proposed = (change: Data, from: () => World = groups.founded) =>
  once(() => from().do('tess', 'rulebook.propose', { ballot: 'rulebook-1', change, days: 1 }));

const propose: Base = {
  act: 'rulebook.propose',
  world: groups.founded,
  by: 'tess',
  data: { ballot: 'rulebook-1', change: { updateDays: 7 } },
};

const PROPOSE = variations(propose, [
  {
    clause: 'a member of the TSC opens a ballot on the canonical JSON of the change',
    with: { change: { updateDays: 7, circulationDays: { min: 10, max: 14 } } },
    expect: leaves('ballot', 'rulebook-1', {
      kind: 'rulebook-change',
      subject: 'rulebook',
      body: 'tsc',
      openedBy: 'tess',
      roll: ['tess', 'tim', 'tom'],
      rule: DIP_7_RULEBOOK.tsc,
      textSha256: sha256('{"circulationDays":{"max":14,"min":10},"updateDays":7}'),
      status: 'open',
      previous: null,
    }),
  },
  {
    clause: 'its text is kept',
    expect: (after) => equal(after.texts.has(sha256('{"updateDays":7}')), true),
  },
  {
    clause: 'nothing changes before it is passed',
    expect: (after) => equal(founded(after.state).rulebook, DIP_7_RULEBOOK),
  },
  {
    clause: 'by nobody who is not seated on the TSC',
    by: 'sam',
    expect: { code: 'not-permitted', needs: 'tsc-member' },
  },
  {
    clause: 'by nobody who was seated on the TSC',
    world: () => groups.founded().do('sam', 'tsc.unseat', { person: 'tess' }),
    expect: { code: 'not-permitted', needs: 'tsc-member' },
  },
  {
    clause: 'not by the relay',
    by: 'relay',
    expect: { code: 'not-permitted', needs: 'tsc-member' },
  },
  {
    clause: 'an id of a ballot is taken once',
    world: stages.voting,
    with: { ballot: 'formation-1' },
    expect: { code: 'duplicate-id', kind: 'ballot', id: 'formation-1' },
  },
  {
    clause: 'duplicate-id before not-permitted',
    world: stages.voting,
    by: 'alice',
    with: { ballot: 'formation-1' },
    expect: { code: 'duplicate-id', kind: 'ballot', id: 'formation-1' },
  },
  {
    clause: 'not-permitted before rulebook-invalid',
    by: 'alice',
    with: { change: { updateDays: 15 } },
    expect: { code: 'not-permitted', needs: 'tsc-member' },
  },
  ...ALLOWED.map(([part, value, why]) => ({
    clause: `stricter than DIP-7: ${part}, ${why}`,
    with: { change: { [part]: value } },
    expect: leaves('ballot', 'rulebook-1', { rulebookChange: { [part]: value } }),
  })),
  ...WEAKER.map(([part, value, why]) => ({
    clause: `never weaker than DIP-7: ${part}, ${why}`,
    with: { change: { [part]: value } },
    expect: { code: 'rulebook-invalid', path: part } as const,
  })),
  {
    clause: 'one weaker part is enough',
    with: { change: { updateDays: 7, minOrganizations: 2 } },
    expect: { code: 'rulebook-invalid', path: 'minOrganizations' },
  },
  {
    clause: 'another change is open',
    world: proposed({ reviewDays: 3 }),
    with: { ballot: 'rulebook-2' },
    expect: { code: 'ballot-open', ballots: ['rulebook-1'] },
  },
  {
    clause: 'rulebook-invalid before ballot-open',
    world: proposed({ reviewDays: 3 }),
    with: { ballot: 'rulebook-2', change: { updateDays: 15 } },
    expect: { code: 'rulebook-invalid', path: 'updateDays' },
  },
  {
    clause: 'ballot-open before ballot-length',
    world: proposed({ reviewDays: 3 }),
    with: { ballot: 'rulebook-2', days: 31 },
    expect: { code: 'ballot-open', ballots: ['rulebook-1'] },
  },
  {
    clause: 'a ballot of another kind does not count',
    world: stages.voting,
    expect: leaves('ballot', 'rulebook-1', { previous: null }),
  },
  {
    clause: 'after one is closed another may be opened, and links to it',
    world: () => proposed({ reviewDays: 3 })().later(DAY),
    with: { ballot: 'rulebook-2' },
    expect: leaves('ballot', 'rulebook-2', { previous: 'rulebook-1' }),
  },
  {
    clause: 'after one is withdrawn another may be opened',
    world: () =>
      proposed({ reviewDays: 3 })().do('tess', 'ballot.withdraw', {
        ballot: 'rulebook-1',
        reason: 'Mistaken.',
      }),
    with: { ballot: 'rulebook-2' },
    expect: leaves('ballot', 'rulebook-2', { previous: 'rulebook-1' }),
  },
]);

const narrow = once(() =>
  World.founded(CAST, { rulebook: { ballotDays: { default: 5, min: 3, max: 10 } } }),
);

/** "An act that opens a ballot takes `days` (default 7, 1 to 30)". */
const LENGTHS = variations(propose, [
  ...(
    [
      [undefined, 7],
      [1, 1],
      [30, 30],
    ] as const
  ).map(([days, length]) => ({
    clause: `a ballot of ${days ?? 'no stated'} days closes after ${length}`,
    with: days === undefined ? {} : { days },
    expect: (after: World) => {
      const { openedAt, closesAt } = known(after.state, 'ballot', 'rulebook-1');
      equal(closesAt - openedAt, length * DAY);
    },
  })),
  ...[0, 31, -7, Number.MAX_SAFE_INTEGER].map((days) => ({
    clause: `ballot-length: ${days} days`,
    with: { days },
    expect: { code: 'ballot-length', min: 1, max: 30 } as const,
  })),
  {
    clause: "the rulebook's own default",
    world: narrow,
    expect: leaves('ballot', 'rulebook-1', { closesAt: World.empty().at + 5 * DAY }),
  },
  ...[2, 11].map((days) => ({
    clause: `the rulebook's own limits: ${days} days`,
    world: narrow,
    with: { days },
    expect: { code: 'ballot-length', min: 3, max: 10 } as const,
  })),
]);

const passing = (change: Data, from?: () => World) =>
  once(() => voted(proposed(change, from)(), 'rulebook-1', 'all yes'));

const STRICT = {
  threshold: { num: 3, den: 4, cmp: '>=' },
  base: 'eligible',
  quorum: { num: 3, den: 4, cmp: '>=' },
} as const;

/** A second group, later. */
const laterGroup = (world: World) =>
  world.do('bob', 'proposal.create', {
    twg: 'later',
    name: 'Later',
    charter: known(world.state, 'twg', 'ops').charter,
    facilitators: ['bob'],
  });

const CLOSES = variations(
  {
    act: 'ballot.close',
    world: passing({ updateDays: 7 }),
    by: 'relay',
    data: { ballot: 'rulebook-1' },
  },
  [
    {
      clause: 'passed: the parts of the change are in their place, the others stay',
      expect: (after) => equal(founded(after.state).rulebook, { ...DIP_7_RULEBOOK, updateDays: 7 }),
    },
    {
      clause: 'each part is replaced whole',
      world: passing({ tsc: STRICT, ballotDays: { default: 3, min: 2, max: 4 } }),
      expect: (after) =>
        equal(founded(after.state).rulebook, {
          ...DIP_7_RULEBOOK,
          tsc: STRICT,
          ballotDays: { default: 3, min: 2, max: 4 },
        }),
    },
    {
      clause: 'failed: the rulebook stays',
      world: () => voted(proposed({ updateDays: 7 })(), 'rulebook-1', 'all no'),
      expect: (after) => equal(founded(after.state).rulebook, DIP_7_RULEBOOK),
    },
    {
      clause: 'no quorum: the rulebook stays',
      world: () => voted(proposed({ updateDays: 7 })(), 'rulebook-1', 'one yes'),
      expect: (after) => equal(founded(after.state).rulebook, DIP_7_RULEBOOK),
    },
    {
      clause: 'never for an open ballot: its rule and its length stay; the next has the new ones',
      world: passing(
        { tsc: STRICT, twg: STRICT, ballotDays: { default: 3, min: 2, max: 4 } },
        outputStages.twgVote,
      ),
      expect: (after) => {
        const before = known(outputStages.twgVote().state, 'ballot', 'proceed-1');
        leaves('ballot', 'proceed-1', { rule: DIP_7_RULEBOOK.twg, closesAt: before.closesAt })(
          after,
        );
        const next = after.do('tim', 'rulebook.propose', {
          ballot: 'next',
          change: { reviewDays: 1 },
        });
        leaves('ballot', 'next', { rule: STRICT, closesAt: after.at + 3 * DAY })(next);
      },
    },
    {
      clause: 'never for an update that is owed; the one after it is due by the new rulebook',
      world: passing({ updateDays: 7 }, groups.formed),
      expect: (after) => {
        const since = known(groups.formed().state, 'twg', 'ops').formedAt ?? 0;
        const twg = known(after.state, 'twg', 'ops');
        equal(updatesOverdue(twg, since + 14 * DAY - 1), 0);
        equal(updatesOverdue(twg, since + 14 * DAY), 1);
        leaves('twg', 'ops', { updates: { since: after.at, days: 7 } })(
          play(after, group.update()),
        );
      },
    },
    {
      clause: 'never for a review that has begun',
      world: passing({ reviewDays: 30 }, outputStages.tscReview),
      expect: leaves('output', 'o1', {
        reviewEndsAt: known(outputStages.tscReview().state, 'output', 'o1').reviewEndsAt,
      }),
    },
    {
      clause: 'for a review that begins later',
      world: () => {
        const passed = passing({ reviewDays: 30 }, outputStages.twgVote)();
        return passed.votes(['alice', 'bob', 'carol'], 'proceed-1', 'yes');
      },
      expect: (after) => {
        const reviewed = after.later(0);
        leaves('output', 'o1', { reviewEndsAt: after.at + 30 * DAY })(reviewed);
      },
    },
    {
      clause: 'never for a last call that is running',
      world: passing({ lastCallDays: { min: 40, max: 56 } }, dipStages.lastCall),
      expect: leaves('dip', 'o1', {
        lastCall: known(dipStages.lastCall().state, 'dip', 'o1').lastCall,
      }),
    },
    {
      clause: 'never for a circulation that is running; a later one is by the new rulebook',
      world: passing({ circulationDays: { min: 7, max: 8 } }, stages.circulating),
      expect: (after) => {
        const extended = after.do('alice', 'proposal.extend-circulation', { twg: 'ops', days: 14 });
        const circulate = { twg: 'later', channels: [{ kind: 'slack', name: '#l' }], days: 9 };
        const ask = laterGroup(extended).ask('bob', 'proposal.circulate', circulate);
        equal(ask, {
          accepted: false,
          refusal: { code: 'circulation-length', min: 7, max: 8 },
        });
      },
    },
    {
      clause: 'for a check that comes later: the channels of a circulation',
      world: passing({ circulationChannels: ['slack', 'email'] }, stages.draft),
      expect: (after) => {
        const channels = [
          { kind: 'slack', name: '#ops' },
          { kind: 'email', name: 'all' },
        ];
        both(leaves('twg', 'ops', { stage: 'circulating' }))(
          after.do('alice', 'proposal.circulate', { twg: 'ops', channels, days: 7 }),
        );
      },
    },
    {
      clause: 'for a check that comes later: the organizations of a roster',
      world: passing({ minOrganizations: 4 }, stages.chosen),
      expect: (after) =>
        equal(after.later(7 * DAY).ask('alice', 'proposal.present', { twg: 'ops', ballot: 'b' }), {
          accepted: false,
          refusal: { code: 'too-few-organizations', needed: 4, have: 3 },
        }),
    },
  ],
);

export const RULEBOOK_CASES: readonly Case[] = [...PROPOSE, ...LENGTHS, ...CLOSES];
