import { describe, expect, it } from 'vitest';
import { closingInstant, known, nextClosing } from '../../shared/rules/index.ts';
import { day, groups } from './cases/worlds.ts';
import { CAST, HOUR, type World } from './world.ts';

/** Besides the vote on a group, `formation-1` until day 14, one on the rulebook. */
const andRulebook = (ballot: string, days = 7): World =>
  groups.voting().do('tess', 'rulebook.propose', { ballot, change: { updateDays: 7 }, days });

describe('the ballot that closes next', () => {
  it('is none where none is open', () => {
    expect(nextClosing(groups.draft().state)).toBeNull();
    expect(nextClosing(groups.formed().state)).toBeNull();
  });

  it('is the one that closes first, whatever its id', () => {
    expect(nextClosing(andRulebook('a', 8).state)).toEqual({ ballot: 'formation-1', at: day(14) });
    expect(nextClosing(andRulebook('z', 6).state)).toEqual({ ballot: 'z', at: day(13) });
  });

  it('is of two at one instant the one whose id comes first', () => {
    expect(nextClosing(andRulebook('a').state)).toEqual({ ballot: 'a', at: day(14) });
    expect(nextClosing(andRulebook('z').state)).toEqual({ ballot: 'formation-1', at: day(14) });
  });

  it('is one on which everybody has voted, at the end of its 24 hours', () => {
    const voted = andRulebook('z').votes(CAST.tsc, 'z', 'yes');
    expect(nextClosing(voted.state)).toEqual({ ballot: 'z', at: day(8) });
  });

  it('is closed before anything else is done, and others after it, as time goes on', () => {
    const later = andRulebook('a').votes(CAST.tsc, 'a', 'yes').until(day(20));
    expect(known(later.state, 'ballot', 'a')).toMatchObject({ closedAt: day(8) });
    expect(known(later.state, 'ballot', 'formation-1')).toMatchObject({ closedAt: day(14) });
  });
});

describe('the closing instant', () => {
  const closing = (world: World): number =>
    closingInstant(known(world.state, 'ballot', 'formation-1'));
  const { voting } = groups;

  it('is that of the opening and the length', () => {
    expect(closing(voting())).toBe(day(14));
    expect(closing(voting().votes(['tess', 'tim'], 'formation-1', 'yes'))).toBe(day(14));
  });

  it('is 24 hours after the opening where everybody has voted before', () => {
    expect(closing(voting().votes(CAST.tsc, 'formation-1', 'yes'))).toBe(day(8));
    expect(closing(voting().until(day(8)).votes(CAST.tsc, 'formation-1', 'no'))).toBe(day(8));
  });

  it('is the moment since which everybody has voted where that is later', () => {
    const late = day(8) + HOUR;
    expect(closing(voting().until(late).votes(CAST.tsc, 'formation-1', 'no'))).toBe(late);
  });

  it('is never after the end', () => {
    const last = day(14) - 1;
    expect(closing(voting().until(last).votes(CAST.tsc, 'formation-1', 'no'))).toBe(last);
  });
});
