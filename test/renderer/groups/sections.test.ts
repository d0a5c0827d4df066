import { describe, expect, it } from 'vitest';
import { formationSteps } from '../../../renderer/features/groups/formation-steps.ts';
import { groupSections } from '../../../renderer/features/groups/group-sections.ts';
import { EMPTY_STATE, known } from '../../../shared/rules/index.ts';
import { withdrawnGroup } from '../../rules/cases/formation-worlds.ts';
import { groups } from '../../rules/cases/worlds.ts';
import { CHARTER, type World } from '../../rules/world.ts';

const propose = (world: World, twg: string, name: string): World =>
  world.do('bea', 'proposal.create', { twg, name, charter: CHARTER, facilitators: ['bea'] });

const states = (world: World) =>
  formationSteps(known(world.state, 'twg', 'ops')).map(({ state }) => state);

describe('groups by stage', () => {
  it('sections that have groups, nearest to a decision first, then by name', () => {
    const world = propose(propose(groups.circulating(), 'zoo', 'Zoo'), 'ark', 'Ark');
    const more = world.do('bea', 'proposal.withdraw', { twg: 'zoo', reason: 'No.' });
    expect(
      groupSections(more.state).map(({ id, groups }) => [id, groups.map((g) => g.id)]),
    ).toEqual([
      ['proposals', ['ops', 'ark']],
      ['ended', ['zoo']],
    ]);
    expect(groupSections(groups.formed().state).map(({ id }) => id)).toEqual(['formed']);
  });

  it('none where there is no group', () => {
    expect(groupSections(EMPTY_STATE)).toEqual([]);
  });
});

describe('the way to a formed group', () => {
  it.each([
    ['draft', groups.draft, ['current', 'todo', 'todo', 'todo']],
    ['circulating', groups.circulating, ['done', 'current', 'todo', 'todo']],
    ['voting', groups.voting, ['done', 'done', 'current', 'todo']],
    ['declined', groups.declined, ['done', 'done', 'failed', 'todo']],
    ['withdrawn', withdrawnGroup, ['failed', 'todo', 'todo', 'todo']],
    ['formed', groups.formed, ['done', 'done', 'done', 'done']],
    ['concluded', groups.concluded, ['done', 'done', 'done', 'done']],
  ] as const)('%s', (_, make, expected) => {
    expect(states(make())).toEqual(expected);
  });
});
