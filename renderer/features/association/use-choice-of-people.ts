import { useMemo } from 'react';
import { useAssociation } from '../../stores/use-association.tsx';
import type { SelectItem } from '../../ui/index.ts';
import { personRows, type PersonRow } from './people-rows.ts';

/** Everyone registered, told anew when the state changes. */
export function usePersonRows(): readonly PersonRow[] {
  const state = useAssociation((view) => view.state);
  return useMemo(() => personRows(state), [state]);
}

/** Those who take part, to choose from. */
export function useChoiceOfPeople(): readonly SelectItem[] {
  const rows = usePersonRows();
  return useMemo(
    () =>
      rows
        .filter(({ absent }) => absent === null)
        .map(({ person, organization }) => ({
          id: person.id,
          label: person.name,
          hint: organization?.name ?? person.organization,
        })),
    [rows],
  );
}
