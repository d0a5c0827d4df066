import { useState } from 'react';
import { clauseOf, organizationName, personName } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause, RadioGroup } from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import { managersOf } from './managers.ts';

/** Assigns one of the maintainers as a DIP's manager; the lead maintainer may be it too. */
export function AssignDialog({ output, dip, onClose }: DipPart & { readonly onClose: () => void }) {
  const state = useAssociation((view) => view.state);
  const [chosen, choose] = useState<string | null>(null);
  const { text, source } = clauseOf('manager');
  const lead = state.association?.leadMaintainer ?? null;
  const items = managersOf(state, dip).map(({ person, manages }) => {
    const of = state.person.get(person)?.organization ?? '';
    const office = person === lead ? 'Lead maintainer' : 'Maintainer';
    const load = manages === 0 ? 'manages no other DIP' : `manages ${manages} other now`;
    return {
      id: person,
      label: personName(state, person),
      description: `${office}, ${organizationName(state, of)}; ${load}${person === dip.manager ? '. Is its manager now.' : ''}`,
    };
  });
  return (
    <ActDialog
      title="Assign a manager"
      onClose={onClose}
      type="dip.assign-manager"
      label="Assign"
      data={() => ({ output: output.id, manager: chosen ?? lead ?? '' })}
      confirm="none"
      reason={
        chosen === null
          ? 'Choose first who manages it.'
          : chosen === dip.manager
            ? 'They manage it already.'
            : undefined
      }
    >
      <RadioGroup
        label="Who manages it?"
        items={items}
        value={chosen}
        onChange={choose}
        isRequired
        description="A manager is a maintainer. Whoever managed it before is relieved of it."
      />
      <Clause source={source}>{text}</Clause>
    </ActDialog>
  );
}
