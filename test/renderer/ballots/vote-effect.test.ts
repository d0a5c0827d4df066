import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOf, withStep } from '../../../renderer/features/ballots/vote-effect.ts';
import { DAY, SIMPLE_MAJORITY, SUPERMAJORITY, tallyOf } from '../../../shared/rules/index.ts';
import { aBallot, OPENED, recusals, votes } from './a-ballot.ts';

const AT = OPENED + 5 * 3_600_000;
const cast = (choice: 'yes' | 'no' | 'abstain') => ({ kind: 'cast', choice }) as const;

describe('what a vote does, said beforehand', () => {
  it('counts a first yes for the quorum and the threshold', () => {
    const { sentences, after } = effectOf(aBallot(), 'ada', cast('yes'), AT);
    expect(after).toMatchObject({ yes: 1, outcome: 'no-quorum' });
    expect(sentences).toEqual([
      'Quorum: you count: 1 of 5 take part, and 2 more must to reach the quorum of 3.',
      'Threshold: 1 of 1 votes cast are yes, 100 %, which meets “over 50 %”.',
      'If it closed then, it would have no quorum; with 2 more yes and nothing else it would pass.',
    ]);
  });

  it('says that 2 of 3 is below 67 %, and what it takes', () => {
    const ballot = aBallot({
      kind: 'output-proceed',
      body: 'twg',
      rule: SUPERMAJORITY,
      roll: ['ada', 'bea', 'cai'],
      votes: votes(['ada', 'yes'], ['bea', 'yes']),
    });
    const { sentences, after } = effectOf(ballot, 'cai', cast('no'), AT);
    expect(after.outcome).toBe('failed');
    expect(sentences).toContain(
      'Threshold: 2 of 3 votes cast are yes, 66.7 %, which is not at least 67 %: it takes 3.',
    );
    expect(sentences.at(-1)).toBe('If it closed then, it would fail.');
  });

  it('says that an abstention counts for the quorum only', () => {
    const ballot = aBallot({ votes: votes(['bea', 'yes'], ['cai', 'yes']) });
    const { sentences } = effectOf(ballot, 'ada', cast('abstain'), AT);
    expect(sentences[0]).toBe('Quorum: you count: 3 of 5 take part, which meets the quorum of 3.');
    expect(sentences[1]).toContain('an abstention is left out of it; 2 of 2');
  });

  it('says that an abstention weighs like a no where all who may vote are counted', () => {
    const rule = { ...SIMPLE_MAJORITY, base: 'eligible' } as const;
    const ballot = aBallot({ rule, votes: votes(['bea', 'yes'], ['cai', 'yes']) });
    const { sentences } = effectOf(ballot, 'ada', cast('abstain'), AT);
    expect(sentences[1]).toBe(
      'Threshold: an abstention weighs like a no, since all who may vote are counted; 2 of 5 people who may vote are yes, 40 %, which is not over 50 %: it takes 3.',
    );
  });

  it('says that a recusal voids a vote and does not make the quorum easier', () => {
    const ballot = aBallot({ votes: votes(['ada', 'yes'], ['bea', 'no'], ['cai', 'yes']) });
    const { sentences, after } = effectOf(ballot, 'ada', { kind: 'recuse' }, AT);
    expect(after).toMatchObject({ eligible: 4, yes: 1, no: 1, outcome: 'no-quorum' });
    expect(sentences[0]).toBe('Your yes becomes void. It stays visible as an earlier vote.');
    expect(sentences[1]).toBe(
      'Quorum: you are not counted as taking part, and the quorum is still measured against all 5: 2 of 5 take part, and 1 more must to reach the quorum of 3.',
    );
  });

  it('says that a change of mind replaces the earlier vote', () => {
    const ballot = aBallot({ votes: votes(['ada', 'yes']) });
    const { sentences } = effectOf(ballot, 'ada', cast('no'), AT);
    expect(sentences[0]).toBe('It replaces your yes, which stays visible as an earlier vote.');
    expect(sentences[1]).toMatch(/^Quorum: as before/);
  });

  it('says when the last vote makes the ballot close early, and not before a day has gone by', () => {
    const ballot = aBallot({
      roll: ['ada', 'bea', 'cai'],
      votes: votes(['bea', 'yes'], ['cai', 'no']),
    });
    expect(effectOf(ballot, 'ada', cast('yes'), AT).closesEarlyAt).toBe(OPENED + DAY);
    expect(effectOf(ballot, 'ada', cast('yes'), OPENED + 2 * DAY).closesEarlyAt).toBe(
      OPENED + 2 * DAY,
    );
    expect(effectOf(ballot, 'bea', cast('no'), AT).closesEarlyAt).toBeNull();
  });

  it('has the counts that the rules have once the vote is cast', () => {
    const roll = ['ada', 'bea', 'cai', 'dan', 'eve'];
    const choice = fc.constantFrom('yes', 'no', 'abstain');
    const anyVotes = fc.array(fc.tuple(fc.constantFrom(...roll), choice), { maxLength: 12 });
    fc.assert(
      fc.property(anyVotes, fc.constantFrom(...roll), choice, (made, person, mine) => {
        const ballot = aBallot({ roll, votes: votes(...made), recusals: recusals('eve') });
        fc.pre(person !== 'eve');
        const { after } = effectOf(ballot, person, cast(mine), AT);
        const later = { ...ballot, votes: votes(...made, [person, mine]) };
        expect(after).toEqual(tallyOf(later));
        expect(tallyOf(withStep(ballot, person, cast(mine), AT))).toEqual(after);
      }),
    );
  });
});
