import type { State } from '../../../shared/rules/index.ts';

/** What a person is in the association and its groups, in words: `TSC, facilitator of Mainnet Operations`. */
export function roleWords(state: State, person: string): string {
  const association = state.association;
  if (association === null) return '';
  const offices = [
    association.secretariat.includes(person) ? 'secretariat' : null,
    association.tsc.includes(person) ? 'TSC' : null,
    association.leadMaintainer === person
      ? 'lead maintainer'
      : association.maintainers.includes(person)
        ? 'maintainer'
        : null,
  ].filter((office) => office !== null);
  const groups = [...state.twg.values()].flatMap((twg) => {
    if (twg.stage === 'concluded' || twg.stage === 'declined' || twg.stage === 'withdrawn')
      return [];
    const role = twg.roster.find((seat) => seat.person === person)?.role;
    if (twg.facilitators.includes(person) && twg.stage !== 'formed')
      return [`facilitator of ${twg.name}`];
    return role === undefined ? [] : [`${role} of ${twg.name}`];
  });
  const all = [...offices, ...groups];
  return all.length === 0 ? 'member' : all.join(', ');
}
