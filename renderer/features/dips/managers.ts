import { recordsWhere, type Dip, type State } from '../../../shared/rules/index.ts';
import { personName } from '../../../shared/wording/index.ts';

const ENDED: ReadonlySet<Dip['status']> = new Set(['final', 'rejected', 'withdrawn', 'deprecated']);

/** Who can manage a DIP, by name, each with how many others they manage that go on. */
export function managersOf(
  state: State,
  dip: Dip,
): readonly { readonly person: string; readonly manages: number }[] {
  const { association } = state;
  if (association === null) return [];
  const { leadMaintainer, maintainers } = association;
  const all = new Set([...maintainers, ...(leadMaintainer === null ? [] : [leadMaintainer])]);
  return [...all]
    .map((person) => ({
      person,
      manages: recordsWhere(
        state.dip,
        ({ manager, status, output }) =>
          manager === person && output !== dip.output && !ENDED.has(status),
      ).length,
    }))
    .sort((a, b) => personName(state, a.person).localeCompare(personName(state, b.person)));
}
