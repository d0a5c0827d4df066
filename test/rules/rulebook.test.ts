/**
 * The rulebook "may be stricter than DIP-7, never weaker", and a passed change "counts for ballots,
 * windows and checks that begin later, never for open ones".
 */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  known,
  SIMPLE_MAJORITY,
  SUPERMAJORITY,
  updatesOverdue,
  type Rule,
  type Standing,
} from '../../shared/rules/index.ts';
import { outcomeOf } from '../../shared/rules/tally.ts';
import { atClosing, day, groups, proposals, works } from './cases/worlds.ts';
import { association, dips, group, outputs, play, topics, type Move } from './moves.ts';
import { CAST, CHARTER, DAY, outputStages, stages, TEXT, World, type Data } from './world.ts';

/** The world after such a change has passed: a day later, as everybody votes at once. */
const changed = (world: World, change: Data): World => {
  const asked = play(world, association.rulebook(change, { days: 1 }));
  return asked.votes(['tess', 'tim', 'tom'], 'rulebook-1', 'yes').later(DAY);
};

const refusal = (world: World, { by, act, data }: Move): unknown => {
  const decision = world.ask(by, act, data);
  return decision.accepted ? null : decision.refusal;
};

const circulate = (days: number, kinds: readonly string[] = ['slack']): Move => ({
  by: 'alice',
  act: 'proposal.circulate',
  data: { twg: 'ops', channels: kinds.map((kind) => ({ kind, name: kind })), days },
});
const extend = (days: number): Move => ({
  by: 'alice',
  act: 'proposal.extend-circulation',
  data: { twg: 'ops', days },
});
const reviseMaterially: Move = {
  by: 'alice',
  act: 'proposal.revise',
  data: { twg: 'ops', charter: { ...CHARTER, limits: 'None.' } },
};
const present: Move = {
  by: 'alice',
  act: 'proposal.present',
  data: { twg: 'ops', ballot: 'formation-1' },
};

const STRICT: Rule = {
  threshold: { num: 3, den: 4, cmp: '>=' },
  base: 'eligible',
  quorum: { num: 3, den: 4, cmp: '>=' },
};

describe('the circulation', () => {
  const window = (world: World) => known(world.state, 'twg', 'ops').circulation;
  it('that is running keeps its length', () => {
    const world = changed(stages.chosen(), { circulationDays: { min: 10, max: 12 } });
    expect(window(world)).toMatchObject({ days: 7, endsAt: day(7) });
    expect(refusal(world.until(day(7)), present)).toBeNull();
  });
  it('that is running keeps the longest it may be extended to', () => {
    const wide = changed(stages.circulating(), { circulationDays: { min: 7, max: 8 } });
    expect(refusal(wide, extend(14))).toBeNull();
    const founded = World.founded(CAST, { rulebook: { circulationDays: { min: 7, max: 8 } } });
    const narrow = changed(stages.circulating(founded), { circulationDays: { min: 7, max: 14 } });
    expect(refusal(narrow, extend(9))).toEqual({ code: 'circulation-length', min: 8, max: 8 });
    expect(refusal(narrow, extend(8))).toBeNull();
  });
  it('that begins later is by the change', () => {
    const world = changed(groups.draft(), { circulationDays: { min: 10, max: 12 } });
    expect(refusal(world, circulate(9))).toEqual({ code: 'circulation-length', min: 10, max: 12 });
    expect(refusal(world, circulate(13))).toEqual({ code: 'circulation-length', min: 10, max: 12 });
    expect(refusal(world, circulate(10))).toBeNull();
  });
  it('that starts again is by the change, as it begins then', () => {
    const longer = changed(stages.circulating(), { circulationDays: { min: 10, max: 12 } });
    const again = play(longer, reviseMaterially);
    expect(window(again)).toMatchObject({ startedAt: day(1), endsAt: day(11), days: 10 });
    expect(refusal(again, extend(13))).toEqual({ code: 'circulation-length', min: 11, max: 12 });
    const long = play(stages.draft(), circulate(14));
    const shorter = play(changed(long, { circulationDays: { min: 7, max: 8 } }), reviseMaterially);
    expect(window(shorter)).toMatchObject({ days: 8, endsAt: day(9) });
  });
  it('that starts again keeps its length where the rulebook still allows it', () => {
    const again = play(stages.circulating().until(day(3)), reviseMaterially);
    expect(window(again)).toMatchObject({ startedAt: day(3), endsAt: day(10), days: 7 });
  });
  it('takes place in channels of the rulebook when it begins', () => {
    const world = changed(groups.draft(), { circulationChannels: ['slack', 'portal'] });
    expect(refusal(world, circulate(7, ['slack', 'portal']))).toBeNull();
    expect(refusal(world, circulate(7, ['email']))).toMatchObject({ code: 'no-channel' });
    const running = changed(stages.chosen(), { circulationChannels: ['slack', 'portal'] });
    expect(refusal(running.until(day(7)), present)).toBeNull();
  });
});

describe('the organizations asked for', () => {
  it('are those of the instant at which a proposal is presented', () => {
    const before = changed(stages.chosen(), { minOrganizations: 4 }).until(day(7));
    expect(refusal(before, present)).toEqual({
      code: 'too-few-organizations',
      needed: 4,
      have: 3,
    });
  });
  it('stay those once it is presented', () => {
    const world = changed(groups.voting(), { minOrganizations: 4 });
    const formed = world.votes(['tess', 'tim'], 'formation-1', 'yes').until(day(14));
    expect(known(formed.state, 'twg', 'ops')).toMatchObject({ stage: 'formed' });
  });
});

describe('the rule of a ballot', () => {
  const rulebook = { tsc: STRICT, twg: { ...SUPERMAJORITY, base: 'eligible' } };
  const strict = World.founded(CAST, { rulebook });
  const ruleOf = (world: World, ballot: string) => known(world.state, 'ballot', ballot).rule;
  const all = (world: World, ballot: string): World =>
    atClosing(world.votes(known(world.state, 'ballot', ballot).roll, ballot, 'yes')).later(0);
  const formed = all(stages.voting(strict), 'formation-1').text(TEXT);
  const drafting = outputStages.drafting('dip', formed);
  const voting = play(drafting, outputs.callVote());
  const asked = play(all(voting, 'proceed-2').later(2 * DAY), outputs.requestApproval());
  const called = play(
    all(asked, 'approval-2'),
    association.maintain('mona'),
    dips.submit(),
    dips.assignManager('mona'),
    dips.merge(),
    dips.lastCall({ noEngineering: 'A process only.' }),
  ).later(14 * DAY);
  it('`tsc` rules all ballots of the TSC', () => {
    expect(ruleOf(formed, 'formation-1')).toEqual(STRICT);
    const revision = group.charter({ limits: 'None.' }, { ballot: 'revision-1' });
    expect(ruleOf(play(formed, revision), 'revision-1')).toEqual(STRICT);
    expect(ruleOf(asked, 'approval-2')).toEqual(STRICT);
    expect(ruleOf(play(called, dips.requestAcceptance()), 'acceptance-2')).toEqual(STRICT);
    const another = association.rulebook({ reviewDays: 3 });
    expect(ruleOf(play(strict, another), 'rulebook-1')).toEqual(STRICT);
  });
  it('`twg` rules the vote to proceed, and no other', () => {
    expect(ruleOf(voting, 'proceed-2')).toEqual(rulebook.twg);
    const topic = play(formed, topics.raise('bob'), topics.callVote());
    expect(ruleOf(topic, 'topic-1')).toEqual(SIMPLE_MAJORITY);
  });
  it('decides: 2 of 3 eligible are not three quarters', () => {
    const two = stages.voting(strict).votes(['tess', 'tim'], 'formation-1', 'yes');
    expect(known(two.until(day(14)).state, 'twg', 'ops')).toMatchObject({ stage: 'circulating' });
  });
  it('of an open ballot stays, also where the change closes first', () => {
    const world = changed(groups.voting(), { tsc: STRICT });
    expect(ruleOf(world, 'formation-1')).toEqual(SIMPLE_MAJORITY);
    const closed = world.votes(['tess', 'tim'], 'formation-1', 'yes').until(day(14));
    expect(known(closed.state, 'twg', 'ops')).toMatchObject({ stage: 'formed' });
  });
});

describe('intervals', () => {
  it('of updates: of a group that forms after the change', () => {
    const world = changed(stages.voting(), { updateDays: 7 });
    const formed = world.votes(['tess', 'tim'], 'formation-1', 'yes').until(day(14));
    expect(known(formed.state, 'twg', 'ops')).toMatchObject({
      updates: { since: day(14), days: 7 },
    });
    const twg = known(formed.state, 'twg', 'ops');
    expect([21, 28, 35].map((at) => updatesOverdue(twg, day(at)))).toEqual([1, 2, 3]);
    expect([21, 28, 35].map((at) => updatesOverdue(twg, day(at) - 1))).toEqual([0, 1, 2]);
  });
  it('of updates: the one owed stays, the one after it is by the change', () => {
    const world = changed(groups.formed(), { updateDays: 7 });
    expect(known(world.state, 'twg', 'ops')).toMatchObject({
      updates: { since: day(14), days: 14 },
    });
    expect(known(play(world, group.update()).state, 'twg', 'ops')).toMatchObject({
      updates: { since: day(15), days: 7 },
    });
  });
  it('of review: one that has begun stays, one that begins later is by the change', () => {
    const world = changed(works.tscReview(), { reviewDays: 10 });
    expect(refusal(world.until(day(17)), outputs.requestApproval())).toBeNull();
    const reopened = play(changed(works.circulatedReport(), { reviewDays: 10 }), outputs.reopen());
    expect(known(reopened.state, 'output', 'o1')).toMatchObject({ reviewEndsAt: day(19 + 10) });
  });
  it('of review: none at all', () => {
    const world = changed(works.twgVote(), { reviewDays: 0 });
    const passed = atClosing(world.votes(['alice', 'bob', 'carol'], 'proceed-1', 'yes')).later(0);
    expect(refusal(passed, outputs.requestApproval())).toBeNull();
  });
  it('of a last call: one that is running stays, one that begins later is by the change', () => {
    const change = { lastCallDays: { min: 21, max: 42 } };
    const running = changed(proposals.lastCall(), change);
    expect(known(running.state, 'dip', 'o1')).toMatchObject({ lastCall: { endsAt: day(32) } });
    expect(refusal(running.until(day(32)), dips.requestAcceptance())).toBeNull();
    const again = play(running, dips.revise('material'));
    expect(refusal(again, dips.lastCall({ days: 14 }))).toEqual({
      code: 'last-call-length',
      min: 21,
      max: 42,
    });
    expect(refusal(again, dips.lastCall({ days: 42 }))).toBeNull();
  });
  it('of a last call: it may be extended to 56 days under any rulebook', () => {
    const change = { lastCallDays: { min: 14, max: 14 } };
    const world = play(changed(proposals.draft(), change), dips.lastCall({ noEngineering: 'No.' }));
    expect(refusal(world, dips.extend(56))).toBeNull();
    expect(refusal(world, dips.extend(57))).toEqual({
      code: 'last-call-length',
      min: 15,
      max: 56,
    });
  });
});

/** Any rule that a change can hold. */
const fraction = fc.record({
  num: fc.nat({ max: 24 }),
  den: fc.integer({ min: 1, max: 12 }),
  cmp: fc.constantFrom('>' as const, '>=' as const),
});
const anyRule: fc.Arbitrary<Rule> = fc.record({
  threshold: fc.oneof(
    fraction,
    fc.constantFrom(SIMPLE_MAJORITY.threshold, SUPERMAJORITY.threshold),
  ),
  base: fc.constantFrom('cast' as const, 'eligible' as const),
  quorum: fc.oneof(fraction, fc.constant(SIMPLE_MAJORITY.quorum)),
});

const anyStanding: fc.Arbitrary<Standing> = fc
  .array(fc.constantFrom('yes', 'no', 'abstain', 'recused', 'none'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((roll) => {
    const count = (what: string) => roll.filter((one) => one === what).length;
    return {
      roll: roll.length,
      recused: count('recused'),
      yes: count('yes'),
      no: count('no'),
      abstain: count('abstain'),
    };
  });

const passes = (rule: Rule, standing: Standing): boolean => outcomeOf(rule, standing) === 'passed';

/** Standings that tell these rules apart: all cast; only some; one, the others abstaining or recused. */
const telling: readonly Standing[] = [3, 11, 12, 60, 100, 504].flatMap((roll) =>
  Array.from({ length: roll }, (_, index) => index + 1).flatMap((yes) => [
    { roll, recused: 0, yes, no: roll - yes, abstain: 0 },
    { roll, recused: 0, yes, no: 0, abstain: 0 },
    { roll, recused: 0, yes: 1, no: 0, abstain: yes - 1 },
    { roll, recused: roll - yes, yes, no: 0, abstain: 0 },
  ]),
);

describe.each([
  ['tsc', SIMPLE_MAJORITY],
  ['twg', SUPERMAJORITY],
] as const)('a rule for `%s`', (part, table) => {
  const isAllowed = (rule: Rule): boolean =>
    refusal(groups.founded(), association.rulebook({ [part]: rule })) === null;
  it('that is allowed passes nothing that the table’s does not', () => {
    fc.assert(
      fc.property(anyRule.filter(isAllowed), anyStanding, (rule, standing) => {
        expect(!passes(rule, standing) || passes(table, standing)).toBe(true);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
  it('that is refused passes something that the table’s does not, or nothing at all', () => {
    fc.assert(
      fc.property(
        anyRule.filter((rule) => !isAllowed(rule)),
        (rule) => {
          const weaker = telling.some((at) => passes(rule, at) && !passes(table, at));
          const never = !telling.some((at) => passes(rule, at));
          expect(weaker || never).toBe(true);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});
