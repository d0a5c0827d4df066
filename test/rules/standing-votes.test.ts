import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needed, standingOf, tallyOf } from '../../shared/rules/ballot-standing.ts';
import type { Choice, Rule } from '../../shared/rules/rule.ts';
import { known, type Ballot } from '../../shared/rules/index.ts';
import { groups } from './cases/worlds.ts';
import { anyRule, WAYS } from './random-votes.ts';

const OPEN = known(groups.voting().state, 'ballot', 'formation-1');
type Event = { readonly person: string; readonly way: Choice | 'recused' };

/** A ballot of that roll after these events, in their order. */
const after = (roll: readonly string[], by: Rule, events: readonly Event[]): Ballot => ({
  ...OPEN,
  roll,
  rule: by,
  votes: events.flatMap(({ person, way }) =>
    way === 'recused'
      ? []
      : [{ person, device: '', choice: way, comment: null, at: OPEN.openedAt }],
  ),
  recusals: events
    .filter(({ way }) => way === 'recused')
    .map(({ person }) => ({ person, reason: 'Mine.', at: OPEN.openedAt })),
});

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anyRoll = fc.integer({ min: 1, max: 8 }).map((length) => PEOPLE.slice(0, length));
/** One event of each person at most. */
const anyEvents = (roll: readonly string[]): fc.Arbitrary<Event[]> =>
  fc.tuple(...roll.map(() => fc.constantFrom(...WAYS))).map((ways) =>
    roll.flatMap((person, index) => {
      const way = ways[index] ?? 'none';
      return way === 'none' ? [] : [{ person, way }];
    }),
  );
const anyBallot = anyRoll.chain((roll) =>
  fc.record({ roll: fc.constant(roll), by: anyRule, events: anyEvents(roll) }),
);

describe('the votes of a ballot', () => {
  it('count the same in whatever order different people have cast them', () => {
    fc.assert(
      fc.property(
        anyBallot.chain(({ roll, by, events }) =>
          fc.record({
            ballot: fc.constant(after(roll, by, events)),
            shuffled: fc
              .shuffledSubarray(events, { minLength: events.length })
              .map((order) => after(roll, by, order)),
          }),
        ),
        ({ ballot, shuffled }) => {
          expect(tallyOf(shuffled)).toEqual(tallyOf(ballot));
          expect(needed(shuffled)).toEqual(needed(ballot));
        },
      ),
    );
  });

  it('count the same on every replica: read from bytes, again and again', () => {
    fc.assert(
      fc.property(anyBallot, ({ roll, by, events }) => {
        const ballot = after(roll, by, events);
        const replica = JSON.parse(JSON.stringify(ballot)) as Ballot;
        expect(tallyOf(replica)).toEqual(tallyOf(ballot));
        expect(tallyOf(replica)).toEqual(tallyOf(replica));
      }),
    );
  });

  it('are those of each person’s last one, whatever came before it', () => {
    fc.assert(
      fc.property(
        anyBallot.chain(({ roll, by, events }) =>
          fc.record({
            ballot: fc.constant(after(roll, by, events)),
            earlier: fc
              .array(
                fc.record({
                  person: fc.constantFrom(...roll),
                  way: fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const),
                }),
              )
              .map((list) => list.filter(({ person }) => events.some((e) => e.person === person)))
              .map((list) => after(roll, by, [...list, ...events])),
          }),
        ),
        ({ ballot, earlier }) => {
          expect(tallyOf(earlier)).toEqual(tallyOf(ballot));
        },
      ),
    );
  });

  it('of others are not changed by a recusal', () => {
    fc.assert(
      fc.property(anyBallot, fc.nat(7), ({ roll, by, events }, index) => {
        const person = roll[index % roll.length] ?? '';
        const others = events.filter((event) => event.person !== person);
        const before = standingOf(after(roll, by, others));
        const recused = standingOf(after(roll, by, [...others, { person, way: 'recused' }]));
        expect(recused).toEqual({ ...before, recused: before.recused + 1 });
        // Also where that person had voted: the vote is void, and only that one.
        const voided = standingOf(
          after(roll, by, [{ person, way: 'yes' }, ...others, { person, way: 'recused' }]),
        );
        expect(voided).toEqual(recused);
      }),
    );
  });

  it('leave a ballot as it was: counting changes nothing', () => {
    fc.assert(
      fc.property(anyBallot, ({ roll, by, events }) => {
        const ballot = after(roll, by, events);
        const before = JSON.stringify(ballot);
        tallyOf(ballot);
        expect(JSON.stringify(ballot)).toBe(before);
      }),
    );
  });
});
