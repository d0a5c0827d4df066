import { useMemo } from 'react';
import { useAssociation } from '../../stores/use-association.tsx';

/** The words of all names in the association: they are in no dictionary, and right as they are. */
export function useNames(): ReadonlySet<string> {
  const { person, organization, twg, association } = useAssociation(({ state }) => state);
  return useMemo(() => {
    const names = [person, organization, twg].flatMap((table) =>
      [...table.values()].map(({ name }) => name),
    );
    const all = [...names, association?.name ?? ''].join(' ');
    return new Set(all.match(/[\p{L}\p{M}]+/gu) ?? []);
  }, [person, organization, twg, association]);
}
