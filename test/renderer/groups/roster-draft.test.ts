import { describe, expect, it } from 'vitest';
import {
  candidatesOf,
  organizationsOn,
  rosterOf,
  sameRoster,
  withRole,
} from '../../../renderer/features/groups/roster-draft.ts';
import { known } from '../../../shared/rules/index.ts';
import { gathered, twoFacilitators } from '../../rules/cases/formation-worlds.ts';
import { groups } from '../../rules/cases/worlds.ts';
import { stages, type World } from '../../rules/world.ts';

const of = (world: World) => candidatesOf(world.state, known(world.state, 'twg', 'ops'));
const organizations = (world: World, roster: ReturnType<typeof rosterOf>) =>
  organizationsOn(world.state, known(world.state, 'twg', 'ops'), roster);

describe('whom a facilitator can choose', () => {
  it('facilitators first and fixed, then who has shown interest', () => {
    const list = of(gathered());
    expect(list.map(({ person, role, seat }) => [person, role, seat])).toEqual([
      ['alice', 'facilitator', 'fixed'],
      ['bob', 'not-chosen', 'free'],
      ['carol', 'not-chosen', 'free'],
      ['dave', 'not-chosen', 'free'],
    ]);
    expect(list.every(({ bar }) => bar === null)).toBe(true);
  });

  it('the creator needs no interest; a facilitator who is not the creator does', () => {
    const list = of(twoFacilitators());
    expect(list.find(({ person }) => person === 'max')).toMatchObject({ bar: null });
    expect(list.find(({ person }) => person === 'bob')).toMatchObject({
      role: 'co-facilitator',
      bar: 'no-interest',
    });
  });

  it('keeps whom the roster has, and says that the interest is gone', () => {
    const world = stages
      .chosen(groups.founded())
      .do('carol', 'interest.withdraw', { twg: 'ops' })
      .do('sam', 'person.depart', { person: 'dave', reason: 'Left.' });
    const carol = of(world).find(({ person }) => person === 'carol');
    expect(carol).toMatchObject({ role: 'reviewer', bar: 'no-interest' });
    const dave = of(world).find(({ person }) => person === 'dave');
    expect(dave?.bar ?? 'left').toBe('left');
  });
});

describe('what a choice adds up to', () => {
  it('counts organizations as the rules do: an observer represents nobody', () => {
    const world = gathered();
    const two = withRole(of(world), 'bob', 'contributor');
    expect(organizations(world, rosterOf(two))).toEqual(['acme', 'bolt']);
    const observed = withRole(two, 'carol', 'observer');
    expect(organizations(world, rosterOf(observed))).toEqual(['acme', 'bolt']);
    const three = withRole(two, 'carol', 'reviewer');
    expect(organizations(world, rosterOf(three))).toEqual(['acme', 'bolt', 'core']);
  });

  it('a fixed seat keeps its role', () => {
    const list = withRole(of(gathered()), 'alice', 'not-chosen');
    expect(rosterOf(list)).toEqual([{ person: 'alice', role: 'facilitator' }]);
  });

  it('is the data of an act that the rules take', () => {
    const world = gathered();
    const roster = rosterOf(withRole(of(world), 'bob', 'reviewer'));
    expect(world.ask('alice', 'members.choose', { twg: 'ops', roster }).accepted).toBe(true);
  });

  it('does not depend on the order', () => {
    const a = { person: 'a', role: 'reviewer' } as const;
    const b = { person: 'b', role: 'observer' } as const;
    expect(sameRoster([a, b], [b, a])).toBe(true);
    expect(sameRoster([a], [{ ...a, role: 'observer' }])).toBe(false);
  });
});
